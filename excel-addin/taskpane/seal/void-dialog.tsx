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
import { words } from '../../words/words.ts';
import { usePane } from '../view/pane-context.tsx';

interface VoidDialogProps {
  /** Reason to begin with, when the draw itself gives one. */
  readonly proposed?: string;
}

/** Voids a seal; it stays in the public log with the reason. */
export function VoidDialog({ proposed = '' }: VoidDialogProps): React.JSX.Element {
  const { actions } = usePane();
  const [reason, setReason] = useState(proposed);
  return (
    <Dialog>
      <DialogTrigger disableButtonEnhancement>
        <Button appearance="subtle">{words.seal.void}</Button>
      </DialogTrigger>
      <DialogSurface className="dialog">
        <DialogBody>
          <DialogTitle>{words.seal.voidTitle}</DialogTitle>
          <DialogContent>
            <p>{words.seal.voidNote}</p>
            <Field label={words.seal.voidReason} required>
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
              <Button>{words.common.cancel}</Button>
            </DialogTrigger>
            <DialogTrigger disableButtonEnhancement>
              <Button
                appearance="primary"
                className="danger"
                disabled={reason.trim() === ''}
                onClick={() => void actions.draw.voidDraw(reason.trim())}
              >
                {words.seal.voidConfirm}
              </Button>
            </DialogTrigger>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
