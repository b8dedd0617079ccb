import { Button, Dialog, DialogSurface, DialogTrigger } from '@fluentui/react-components';
import { ClipboardTaskListLtrRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { mayEver } from '../../../core/access/permissions.ts';
import { words } from '../../words/words.ts';
import { usePaneState } from '../view/pane-context.tsx';
import { VisitForm } from './visit-form.tsx';

/** Records visits that were not drawn here. Only for who may, and only with the office at hand. */
export function VisitDialog(): React.JSX.Element | null {
  const session = usePaneState((state) => state.session);
  const [isOpen, setOpen] = useState(false);
  if (session.kind !== 'paired' || !mayEver(session.session.role, 'record-visit')) return null;
  return (
    <Dialog
      open={isOpen}
      onOpenChange={(_event, { open }) => {
        setOpen(open);
      }}
    >
      <DialogTrigger disableButtonEnhancement>
        <Button size="small" icon={<ClipboardTaskListLtrRegular />}>
          {words.visits.open}
        </Button>
      </DialogTrigger>
      <DialogSurface className="dialog visit-dialog">
        <VisitForm session={session.session} />
      </DialogSurface>
    </Dialog>
  );
}
