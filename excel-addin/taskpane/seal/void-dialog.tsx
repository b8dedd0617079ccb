import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
  Field,
  Textarea,
} from '@fluentui/react-components';
import { useState } from 'react';
import { MAX_NOTE } from '../../../core/model/bounds.ts';
import { zhCN } from '../../words/zh-CN.ts';
import { usePane } from '../view/pane-context.tsx';

const words = zhCN.seal;

/** Voids a seal; it stays in the public log with the reason. */
export function VoidDialog(): React.JSX.Element {
  const { actions } = usePane();
  const [reason, setReason] = useState('');
  return (
    <Dialog>
      <DialogTrigger disableButtonEnhancement>
        <Button appearance="subtle">{words.void}</Button>
      </DialogTrigger>
      <DialogSurface className="dialog">
        <DialogBody>
          <DialogTitle>{words.voidTitle}</DialogTitle>
          <DialogContent>
            <p>{words.voidNote}</p>
            <Field label={words.voidReason} required>
              <Textarea
                value={reason}
                maxLength={MAX_NOTE}
                rows={3}
                onChange={(_event, { value }) => {
                  setReason(value);
                }}
              />
            </Field>
          </DialogContent>
          <DialogActions>
            <DialogTrigger disableButtonEnhancement>
              <Button>{zhCN.common.cancel}</Button>
            </DialogTrigger>
            <DialogTrigger disableButtonEnhancement>
              <Button
                appearance="primary"
                className="danger"
                disabled={reason.trim() === ''}
                onClick={() => void actions.draw.voidDraw(reason.trim())}
              >
                {words.voidConfirm}
              </Button>
            </DialogTrigger>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
