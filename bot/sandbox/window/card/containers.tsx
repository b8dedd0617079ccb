import { ChevronDownRegular } from '@fluentui/react-icons';
import { useId, useState, type CSSProperties, type JSX, type KeyboardEvent } from 'react';
import type { CardPath } from '../../cards/lookup.ts';
import { isJsonObject, type JsonObject } from '../../json.ts';
import { ink, wash } from './colours.ts';
import { Elements } from './elements.tsx';
import { InlineMarkdown } from './markdown.tsx';
import { css, objects, text, words } from './reading.ts';
import { FormContext, useScene, type Entered } from './scene.ts';

interface ContainerProps {
  readonly container: JsonObject;
  readonly path: CardPath;
}

/** Fields with their submit button; what is entered stays here until it is submitted. */
export function Form({ container, path }: ContainerProps): JSX.Element {
  const [values, setValues] = useState<Readonly<Record<string, Entered>>>({});
  const [marked, setMarked] = useState(false);
  const state = {
    values,
    marked,
    set: (name: string, value: Entered) => {
      setValues((before) => ({ ...before, [name]: value }));
    },
    reset: () => {
      setValues({});
      setMarked(false);
    },
    mark: () => {
      setMarked(true);
    },
  };
  return (
    <FormContext.Provider value={state}>
      <div role="group" aria-label="表单" className="card-form" style={layoutOf(container, '12px')}>
        <Elements elements={container['elements']} path={[...path, 'elements']} />
      </div>
    </FormContext.Provider>
  );
}

/** Columns side by side; below each other where they would not fit and the card allows it. */
export function ColumnSet({ container, path }: ContainerProps): JSX.Element {
  const mode = text(container, 'flex_mode') ?? 'none';
  const background = text(container, 'background_style') ?? 'default';
  const style: CSSProperties = {
    gap: css(text(container, 'horizontal_spacing')) ?? '8px',
    margin: css(text(container, 'margin')) ?? '0',
    ...(background !== 'default' && { background: wash(background), borderRadius: 6, padding: 8 }),
  };
  return (
    <div className={`columns columns-${mode}`} style={style}>
      {objects(container['columns']).map((column, index) => (
        <Column key={index} container={column} path={[...path, 'columns', index]} />
      ))}
    </div>
  );
}

function Column({ container, path }: ContainerProps): JSX.Element {
  const width = text(container, 'width') ?? 'auto';
  const weight = typeof container['weight'] === 'number' ? container['weight'] : 1;
  const background = text(container, 'background_style') ?? 'default';
  const style: CSSProperties = {
    ...layoutOf(container, '8px'),
    flex: width === 'weighted' ? `${weight} 1 0` : width === 'auto' ? '0 1 auto' : `0 0 ${width}`,
    ...(background !== 'default' && { background: wash(background), borderRadius: 6 }),
  };
  return (
    <div className="column" style={style}>
      <Elements elements={container['elements']} path={[...path, 'elements']} />
    </div>
  );
}

/** A panel that opens and closes. */
export function Panel({ container, path }: ContainerProps): JSX.Element {
  const [open, setOpen] = useState(container['expanded'] === true);
  const id = useId();
  const header = isJsonObject(container['header']) ? container['header'] : {};
  const background = text(header, 'background_color') ?? text(container, 'background_color') ?? '';
  const border = isJsonObject(container['border']);
  return (
    <div className={border ? 'panel panel-bordered' : 'panel'}>
      <button
        type="button"
        className="panel-header"
        aria-expanded={open}
        aria-controls={id}
        style={background === '' ? {} : { background: wash(background), color: ink(background) }}
        onClick={() => {
          setOpen(!open);
        }}
      >
        <span>
          <InlineMarkdown source={words(header['title'])} />
        </span>
        <ChevronDownRegular className={open ? 'panel-sign panel-sign-open' : 'panel-sign'} aria-hidden />
      </button>
      <div id={id} hidden={!open} className="panel-body">
        <div className="stack" style={layoutOf(container, '8px')}>
          <Elements elements={container['elements']} path={[...path, 'elements']} />
        </div>
      </div>
    </div>
  );
}

/** An area that is a button as a whole. */
export function Interactive({ container, path }: ContainerProps): JSX.Element {
  const { use, waiting } = useScene();
  const disabled = container['disabled'] === true || waiting;
  const press = (): void => {
    if (!disabled) void use(path, {});
  };
  const background = text(container, 'background_style') ?? 'default';
  return (
    <div
      role="button"
      tabIndex={disabled ? -1 : 0}
      aria-disabled={disabled}
      className={container['has_border'] === true ? 'interactive interactive-bordered' : 'interactive'}
      style={{
        ...layoutOf(container, '8px', '4px 12px'),
        ...(background !== 'default' && { background: wash(background) }),
      }}
      onClick={press}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key === 'Enter' || event.key === ' ') press();
      }}
    >
      <Elements elements={container['elements']} path={[...path, 'elements']} />
    </div>
  );
}

const ALIGN: Readonly<Record<string, string>> = {
  left: 'flex-start',
  top: 'flex-start',
  center: 'center',
  right: 'flex-end',
  bottom: 'flex-end',
};

/** How a container lays out what is in it. */
export function layoutOf(container: JsonObject, spacing: string, padding = '0'): CSSProperties {
  const lying = container['direction'] === 'horizontal';
  const along = ALIGN[text(container, lying ? 'horizontal_align' : 'vertical_align') ?? ''];
  const across = ALIGN[text(container, lying ? 'vertical_align' : 'horizontal_align') ?? ''];
  return {
    display: 'flex',
    flexDirection: lying ? 'row' : 'column',
    ...(lying && { flexWrap: 'wrap' }),
    gap: css(text(container, lying ? 'horizontal_spacing' : 'vertical_spacing')) ?? spacing,
    padding: css(text(container, 'padding')) ?? padding,
    margin: css(text(container, 'margin')) ?? '0',
    justifyContent: along ?? 'flex-start',
    alignItems: across ?? (lying ? 'center' : 'stretch'),
  };
}
