import { Button, Textarea } from '@fluentui/react-components';
import { SendRegular } from '@fluentui/react-icons';
import { useState, type JSX, type KeyboardEvent } from 'react';

interface ComposerProps {
  /** Where the text goes, for the placeholder. */
  readonly to: string;
  /** Names that can be mentioned; none outside of groups. */
  readonly mentionable: readonly string[];
  readonly menu: readonly { readonly name: string; readonly key: string }[];
  readonly disabled: boolean;
  readonly onSend: (text: string) => Promise<boolean>;
  readonly onMenu: (key: string) => void;
}

/** The line to type in: Enter sends, Shift+Enter breaks the line. */
export function Composer({ to, mentionable, menu, disabled, onSend, onMenu }: ComposerProps): JSX.Element {
  const [text, setText] = useState('');
  const send = async (): Promise<void> => {
    if (text.trim() !== '' && (await onSend(text))) setText('');
  };
  return (
    <div className="composer">
      {(menu.length > 0 || mentionable.length > 0) && (
        <div className="composer-aids">
          {menu.map((entry) => (
            <Button
              key={entry.key}
              size="small"
              shape="circular"
              disabled={disabled}
              onClick={() => {
                onMenu(entry.key);
              }}
            >
              {entry.name}
            </Button>
          ))}
          {mentionable.map((name) => (
            <Button
              key={name}
              size="small"
              shape="circular"
              disabled={disabled}
              aria-label={`提及 ${name}`}
              onClick={() => {
                setText((before) => `${before}@${name} `);
              }}
            >
              @{name}
            </Button>
          ))}
        </div>
      )}
      <div className="composer-line">
        <Textarea
          className="composer-text"
          aria-label={`发消息给 ${to}`}
          placeholder={disabled ? '群已解散' : `发给 ${to}`}
          value={text}
          rows={1}
          disabled={disabled}
          onChange={(_event, data) => {
            setText(data.value);
          }}
          onKeyDown={(event: KeyboardEvent<HTMLTextAreaElement>) => {
            if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
            event.preventDefault();
            void send();
          }}
        />
        <Button
          appearance="primary"
          icon={<SendRegular />}
          aria-label="发送"
          disabled={disabled || text.trim() === ''}
          onClick={() => void send()}
        />
      </div>
    </div>
  );
}
