import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components';
import { MoreHorizontalRegular } from '@fluentui/react-icons';
import { useState, type JSX } from 'react';
import type { CardPath } from '../../cards/lookup.ts';
import { isJsonObject, type JsonObject } from '../../json.ts';
import { css, objects, text, words } from './reading.ts';
import { useForm, useScene } from './scene.ts';

/** A card's button: calls the bot, submits or resets its form, opens an address. */
export function CardButton({ button, path }: { readonly button: JsonObject; readonly path: CardPath }): JSX.Element {
  const { use, waiting } = useScene();
  const form = useForm();
  const [asking, setAsking] = useState(false);
  const press = async (): Promise<void> => {
    if (button['form_action_type'] === 'reset') {
      form?.reset();
      return;
    }
    const outcome = await use(path, form ? { form: form.values } : {});
    if (!outcome.ok) form?.mark();
  };
  const question = isJsonObject(button['confirm']) ? button['confirm'] : undefined;
  const disabled = button['disabled'] === true;
  const label = words(button['text']);
  return (
    <>
      <Button
        className={`card-button card-button-${text(button, 'type') ?? 'default'}`}
        size={button['size'] === 'large' ? 'large' : button['size'] === 'tiny' ? 'small' : 'medium'}
        style={widthOf(button)}
        disabledFocusable={disabled || waiting}
        title={words(button[disabled ? 'disabled_tips' : 'hover_tips'])}
        onClick={() => {
          if (question) setAsking(true);
          else void press();
        }}
      >
        {label === '' ? '按钮' : label}
      </Button>
      {question && (
        <Dialog
          open={asking}
          onOpenChange={(_event, data) => {
            setAsking(data.open);
          }}
        >
          <DialogSurface>
            <DialogBody>
              <DialogTitle>{words(question['title'])}</DialogTitle>
              <DialogContent>{words(question['text'])}</DialogContent>
              <DialogActions>
                <DialogTrigger disableButtonEnhancement>
                  <Button>取消</Button>
                </DialogTrigger>
                <Button
                  appearance="primary"
                  onClick={() => {
                    setAsking(false);
                    void press();
                  }}
                >
                  确定
                </Button>
              </DialogActions>
            </DialogBody>
          </DialogSurface>
        </Dialog>
      )}
    </>
  );
}

/** The folded group of buttons. */
export function Overflow({
  component,
  path,
}: {
  readonly component: JsonObject;
  readonly path: CardPath;
}): JSX.Element {
  const { use, waiting } = useScene();
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button size="small" icon={<MoreHorizontalRegular />} aria-label="更多操作" disabled={waiting} />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {objects(component['options']).map((option, index) => (
            <MenuItem
              key={index}
              onClick={() => {
                void use(path, { input: text(option, 'value') ?? '' });
              }}
            >
              {words(option['text'])}
            </MenuItem>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

function widthOf(component: JsonObject): { width?: string; alignSelf?: string } {
  const width = text(component, 'width');
  if (width === 'fill') return { width: '100%' };
  const pixels = css(width);
  return pixels !== undefined && pixels.endsWith('px') ? { width: pixels } : { alignSelf: 'flex-start' };
}
