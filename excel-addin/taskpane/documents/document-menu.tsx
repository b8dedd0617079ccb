import {
  Menu,
  MenuButton,
  MenuDivider,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components';
import { DocumentEditRegular, DocumentRegular, PrintRegular } from '@fluentui/react-icons';
import { words } from '../../words/words.ts';
import { usePane, usePaneState } from '../view/pane-context.tsx';
import { DOCUMENT_KINDS } from './document-templates.ts';

/** 打印文书: the three documents, and their templates. */
export function DocumentMenu(): React.JSX.Element {
  const { actions } = usePane();
  const isBusy = usePaneState((state) => state.draw.activity !== null);
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <MenuButton icon={<PrintRegular />} disabled={isBusy}>
          {words.documents.menu}
        </MenuButton>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {DOCUMENT_KINDS.map((kind) => (
            <MenuItem key={kind} icon={<DocumentRegular />} onClick={() => void actions.documents.print(kind)}>
              {words.documents.kinds[kind]}
            </MenuItem>
          ))}
          <MenuDivider />
          {DOCUMENT_KINDS.map((kind) => (
            <MenuItem
              key={kind}
              icon={<DocumentEditRegular />}
              onClick={() => void actions.documents.editTemplate(kind)}
            >
              {words.documents.edit(words.documents.kinds[kind])}
            </MenuItem>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
