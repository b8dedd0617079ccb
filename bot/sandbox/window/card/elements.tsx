import { Avatar } from '@fluentui/react-components';
import { ImageRegular } from '@fluentui/react-icons';
import type { CSSProperties, JSX } from 'react';
import type { CardPath } from '../../cards/lookup.ts';
import { isJsonArray, isJsonObject, type Json, type JsonObject } from '../../json.ts';
import { initialsOf } from '../names.ts';
import { CardButton, Overflow } from './buttons.tsx';
import { CardChart } from './chart.tsx';
import { ink, textSize } from './colours.ts';
import { ColumnSet, Form, Interactive, Panel } from './containers.tsx';
import { CheckField, ChoiceField, MomentField, TextField } from './fields.tsx';
import { InlineMarkdown, Markdown } from './markdown.tsx';
import { css, objects, text, words } from './reading.ts';
import { useScene } from './scene.ts';
import { CardTable } from './table.tsx';

/** The components of a body or container, in order. */
export function Elements({
  elements,
  path,
}: {
  readonly elements: Json | undefined;
  readonly path: CardPath;
}): JSX.Element {
  const list = isJsonArray(elements) ? elements : [];
  return (
    <>
      {list.map((element, index) =>
        isJsonObject(element) ? <Element key={index} element={element} path={[...path, index]} /> : null,
      )}
    </>
  );
}

function Element({ element, path }: { readonly element: JsonObject; readonly path: CardPath }): JSX.Element | null {
  switch (element['tag']) {
    case 'markdown':
      return (
        <div style={textStyle(element, element)}>
          <Markdown source={text(element, 'content') ?? ''} />
        </div>
      );
    case 'div':
      return <PlainText element={element} />;
    case 'hr':
      return <hr className="card-hr" />;
    case 'img':
    case 'img_combination':
      return <Image element={element} />;
    case 'person':
      return <People ids={[text(element, 'user_id') ?? '']} element={element} />;
    case 'person_list':
      return <People ids={objects(element['persons']).map((person) => text(person, 'id') ?? '')} element={element} />;
    case 'chart':
      return <CardChart chart={element} />;
    case 'table':
      return <CardTable table={element} />;
    case 'form':
      return <Form container={element} path={path} />;
    case 'column_set':
      return <ColumnSet container={element} path={path} />;
    case 'collapsible_panel':
      return <Panel container={element} path={path} />;
    case 'interactive_container':
      return <Interactive container={element} path={path} />;
    case 'button':
      return <CardButton button={element} path={path} />;
    case 'overflow':
      return <Overflow component={element} path={path} />;
    case 'input':
      return <TextField field={element} path={path} />;
    case 'select_static':
    case 'multi_select_static':
    case 'select_person':
    case 'multi_select_person':
      return <ChoiceField field={element} path={path} />;
    case 'date_picker':
    case 'picker_time':
    case 'picker_datetime':
      return <MomentField field={element} path={path} />;
    case 'checker':
      return <CheckField field={element} path={path} />;
    default:
      return <p className="card-unknown">此处的内容需要更新版本的客户端才能显示</p>;
  }
}

function PlainText({ element }: { readonly element: JsonObject }): JSX.Element {
  const own = isJsonObject(element['text']) ? element['text'] : {};
  return (
    <div className="card-div">
      <div style={textStyle(own, element)}>{wordsOf(own)}</div>
      {objects(element['fields']).map((field, index) => (
        <div key={index} className={field['is_short'] === true ? 'card-div-short' : ''}>
          {isJsonObject(field['text']) ? wordsOf(field['text']) : null}
        </div>
      ))}
    </div>
  );
}

function wordsOf(element: JsonObject): JSX.Element {
  const content = words(element);
  return element['tag'] === 'lark_md' ? <InlineMarkdown source={content} /> : <>{content}</>;
}

function textStyle(own: JsonObject, element: JsonObject): CSSProperties {
  const align = text(own, 'text_align');
  const colour = text(own, 'text_color');
  return {
    fontSize: textSize(text(own, 'text_size')),
    margin: css(text(element, 'margin')) ?? '0',
    ...((align === 'center' || align === 'right') && { textAlign: align }),
    ...(colour !== undefined && { color: ink(colour) }),
  };
}

/** Images are not kept by the sandbox: a frame with what they show stands for them. */
function Image({ element }: { readonly element: JsonObject }): JSX.Element {
  const alt = words(element['alt']);
  return (
    <div className="card-image" role="img" aria-label={alt === '' ? '图片' : alt}>
      <ImageRegular aria-hidden fontSize={28} />
      <span>{alt === '' ? '图片' : alt}</span>
    </div>
  );
}

function People({ ids, element }: { readonly ids: readonly string[]; readonly element: JsonObject }): JSX.Element {
  const { nameOf } = useScene();
  return (
    <ul className="card-people">
      {ids.map((id, index) => (
        <li key={index}>
          <Avatar
            size={20}
            name={nameOf(id)}
            initials={initialsOf(nameOf(id)).slice(-1)}
            color="colorful"
            aria-hidden
          />
          {element['show_name'] !== false && <span>{nameOf(id)}</span>}
        </li>
      ))}
    </ul>
  );
}
