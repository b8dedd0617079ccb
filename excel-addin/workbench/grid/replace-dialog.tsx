import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import { useDeskState } from './use-desk.ts';

interface ReplaceDialogProps {
  /** What would take the place of the workbook; undefined keeps the dialog closed. */
  readonly replacing: 'empty' | 'sample' | undefined;
  readonly onAnswer: (isAgreed: boolean) => void;
}

/** Asks before the open workbook is let go of. */
export function ReplaceDialog({ replacing, onAnswer }: ReplaceDialogProps): React.JSX.Element {
  const { workbook } = useDeskState();
  return (
    <Dialog
      open={replacing !== undefined}
      onOpenChange={(_event, { open }) => {
        if (!open) onAnswer(false);
      }}
    >
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{replacing === 'sample' ? '重置为示例工作簿？' : '新建空白工作簿？'}</DialogTitle>
          <DialogContent>
            本机浏览器里保存的“{workbook.name}”会被替换，不能撤销。需要保留的话，请先“另存为”成文件。
          </DialogContent>
          <DialogActions>
            <Button
              appearance="primary"
              onClick={() => {
                onAnswer(true);
              }}
            >
              {replacing === 'sample' ? '重置' : '新建'}
            </Button>
            <Button
              onClick={() => {
                onAnswer(false);
              }}
            >
              取消
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
