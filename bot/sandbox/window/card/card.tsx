import type { JSX } from 'react';
import { isJsonObject, type JsonObject } from '../../json.ts';
import { ink, wash } from './colours.ts';
import { layoutOf } from './containers.tsx';
import { Elements } from './elements.tsx';
import { InlineMarkdown } from './markdown.tsx';
import { objects, text, words } from './reading.ts';
import { SceneContext, type Scene } from './scene.ts';

/** A JSON 2.0 card the way Feishu's client draws it. */
export function Card({ card, scene }: { readonly card: JsonObject; readonly scene: Scene }): JSX.Element {
  const config = isJsonObject(card['config']) ? card['config'] : {};
  const body = isJsonObject(card['body']) ? card['body'] : {};
  const header = isJsonObject(card['header']) ? card['header'] : undefined;
  return (
    <SceneContext.Provider value={scene}>
      <article
        className={`card card-${text(config, 'width_mode') ?? 'default'}`}
        aria-label={header ? words(header['title']) : '卡片'}
        aria-busy={scene.waiting}
      >
        {header && <Header header={header} />}
        <div className="card-body">
          <div style={layoutOf(body, '10px')}>
            <Elements elements={body['elements']} path={['body', 'elements']} />
          </div>
        </div>
      </article>
    </SceneContext.Provider>
  );
}

function Header({ header }: { readonly header: JsonObject }): JSX.Element {
  const template = text(header, 'template') ?? 'default';
  const subtitle = words(header['subtitle']);
  return (
    <header className="card-header" style={{ background: wash(template), color: ink(template) }}>
      <div className="card-title">
        <span>
          <InlineMarkdown source={words(header['title'])} />
        </span>
        {objects(header['text_tag_list']).map((tag, index) => {
          const colour = text(tag, 'color') ?? 'neutral';
          return (
            <span key={index} className="text-tag text-tag-header" style={{ color: ink(colour) }}>
              {words(tag['text'])}
            </span>
          );
        })}
      </div>
      {subtitle !== '' && <div className="card-subtitle">{subtitle}</div>}
    </header>
  );
}
