import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import { entrySentence } from './faults.ts';
import { useDesk, useDeskState } from './use-desk.ts';

/** Asks whether an entry that the rule of its cell warns of is wanted all the same, with the answers of Excel. */
export function EntryDialog(): React.JSX.Element {
  const desk = useDesk();
  const { question } = useDeskState();
  const isWarning = question?.refused.style === 'Warning';
  const close = (): void => {
    desk.closeQuestion();
    desk.focusGrid();
  };
  return (
    <Dialog
      open={question !== undefined}
      onOpenChange={(_event, { open }) => {
        if (!open) close();
      }}
    >
      <DialogSurface className="small-dialog">
        {question === undefined ? null : (
          <DialogBody>
            <DialogTitle>{question.refused.title === '' ? '数据验证' : question.refused.title}</DialogTitle>
            <DialogContent>
              {entrySentence({ ...question.refused, title: '' })}
              {isWarning ? <p className="dialog-text">是否继续？</p> : null}
            </DialogContent>
            <DialogActions>
              <Button
                appearance="primary"
                onClick={() => {
                  question.insist();
                  desk.focusGrid();
                }}
              >
                {isWarning ? '是' : '确定'}
              </Button>
              {isWarning ? <Button onClick={close}>否</Button> : null}
              <Button
                onClick={() => {
                  question.drop();
                  desk.focusGrid();
                }}
              >
                取消
              </Button>
            </DialogActions>
          </DialogBody>
        )}
      </DialogSurface>
    </Dialog>
  );
}
