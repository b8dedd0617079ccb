import { Menu, MenuButton, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import {
  ArrowDownloadRegular,
  ChartMultipleRegular,
  CheckboxCheckedRegular,
  ClipboardTaskRegular,
} from '@fluentui/react-icons';
import { zhCN } from '../../words/zh-CN.ts';
import { usePane, usePaneState } from '../view/pane-context.tsx';

const words = zhCN.result;

/** What else can be made of a verified draw. */
export function MoreSheets(): React.JSX.Element {
  const { actions } = usePane();
  const isBusy = usePaneState((state) => state.draw.activity !== null);
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <MenuButton disabled={isBusy}>{words.more}</MenuButton>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItem icon={<CheckboxCheckedRegular />} onClick={() => void actions.sheets.write('check')}>
            {words.checkSheet}
          </MenuItem>
          <MenuItem icon={<ClipboardTaskRegular />} onClick={() => void actions.sheets.write('findings')}>
            {words.findingsSheet}
          </MenuItem>
          <MenuItem icon={<ChartMultipleRegular />} onClick={() => void actions.sheets.write('summary')}>
            {words.summarySheet}
          </MenuItem>
          <MenuItem icon={<ArrowDownloadRegular />} onClick={actions.sheets.exportForPlatform}>
            {words.platformFile}
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
