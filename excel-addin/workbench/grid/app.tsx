import { FluentProvider, MessageBar, MessageBarActions, MessageBarBody, Button } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import { workbenchTheme } from './brand.ts';
import { CellMenu } from './cell-menu.tsx';
import type { Desk } from './desk.ts';
import { EntryDialog } from './entry-dialog.tsx';
import { FormulaBar } from './formula-bar.tsx';
import { Pane, type AddIn } from './pane.tsx';
import { SheetTabs } from './sheet-tabs.tsx';
import type { Point } from './cell-grid.tsx';
import { SheetView } from './sheet-view.tsx';
import { StatusBar } from './status-bar.tsx';
import { ToolBar } from './tool-bar.tsx';
import { DeskContext, useDesk, useDeskState } from './use-desk.ts';
import { useShortcuts } from './use-shortcuts.ts';

/** How long good news stays, in milliseconds. */
const GLIMPSE = 8000;

/** What there is to say about the last thing done. Bad news stays until it is read. */
function NoteBar(): React.JSX.Element | null {
  const desk = useDesk();
  const { note } = useDeskState();
  useEffect(() => {
    if (note?.tone !== 'success') return undefined;
    const timer = setTimeout(() => {
      desk.say(undefined);
    }, GLIMPSE);
    return () => {
      clearTimeout(timer);
    };
  }, [desk, note]);
  if (note === undefined) return null;
  return (
    <MessageBar intent={note.tone} className="note" role={note.tone === 'error' ? 'alert' : 'status'}>
      <MessageBarBody>{note.text}</MessageBarBody>
      <MessageBarActions
        containerAction={
          <Button
            appearance="transparent"
            size="small"
            aria-label="关闭提示"
            icon={<DismissRegular />}
            onClick={() => {
              desk.say(undefined);
            }}
          />
        }
      />
    </MessageBar>
  );
}

function Page({ addIn }: { readonly addIn: AddIn }): React.JSX.Element {
  const desk = useDesk();
  const { workbook } = useDeskState();
  const [isPaneOpen, setPaneOpen] = useState(true);
  const [menu, setMenu] = useState<Point>();
  const sheet = workbook.activeSheet;
  useShortcuts(desk);
  useEffect(() => {
    document.title = `${workbook.name} · 表格工作台`;
  });
  const togglePane = (): void => {
    setPaneOpen((isOpen) => !isOpen);
  };
  return (
    <div className="page">
      <ToolBar sheet={sheet} isPaneOpen={isPaneOpen} onTogglePane={togglePane} />
      <NoteBar />
      <div className="desk">
        <main className="sheet">
          <FormulaBar sheet={sheet} />
          <SheetView key={sheet.id} sheet={sheet} onMenu={setMenu} />
          <SheetTabs />
          <StatusBar sheet={sheet} />
        </main>
        <Pane addIn={addIn} isOpen={isPaneOpen} onClose={togglePane} />
      </div>
      <EntryDialog />
      <CellMenu
        sheet={sheet}
        place={menu}
        onClose={() => {
          setMenu(undefined);
          desk.focusGrid();
        }}
      />
    </div>
  );
}

/** The workbench: a sheet at the left, the add-in at the right. */
export function App({ desk, addIn }: { readonly desk: Desk; readonly addIn: AddIn }): React.JSX.Element {
  return (
    <FluentProvider theme={workbenchTheme}>
      <DeskContext.Provider value={desk}>
        <Page addIn={addIn} />
      </DeskContext.Provider>
    </FluentProvider>
  );
}
