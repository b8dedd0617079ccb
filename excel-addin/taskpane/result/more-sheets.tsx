import { Menu, MenuButton, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import {
  ArrowDownloadRegular,
  ChartMultipleRegular,
  CheckboxCheckedRegular,
  ClipboardTaskRegular,
} from '@fluentui/react-icons';
import { words } from '../../words/words.ts';
import { usePane, usePaneState } from '../view/pane-context.tsx';

/** What else can be made of a verified draw. */
export function MoreSheets(): React.JSX.Element {
  const { actions } = usePane();
  const isBusy = usePaneState((state) => state.draw.activity !== null);
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <MenuButton disabled={isBusy}>{words.result.more}</MenuButton>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItem icon={<CheckboxCheckedRegular />} onClick={() => void actions.sheets.write('check')}>
            {words.result.checkSheet}
          </MenuItem>
          <MenuItem icon={<ClipboardTaskRegular />} onClick={() => void actions.sheets.write('findings')}>
            {words.result.findingsSheet}
          </MenuItem>
          <MenuItem icon={<ChartMultipleRegular />} onClick={() => void actions.sheets.write('summary')}>
            {words.result.summarySheet}
          </MenuItem>
          <MenuItem icon={<ArrowDownloadRegular />} onClick={actions.sheets.exportForPlatform}>
            {words.result.platformFile}
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
