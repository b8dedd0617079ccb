import {
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
} from '@fluentui/react-components';
import { useState } from 'react';
import {
  NOTHING_ALLOWED,
  protectSheet,
  unprotectSheet,
  type ProtectionFlag,
  type ProtectionOptions,
} from '../model/protection.ts';
import type { Sheet } from '../model/sheet.ts';
import { useDesk } from './use-desk.ts';

/** What can be allowed, in the order and with the words of Excel's dialog; what the workbench lacks is left out. */
const ALLOWED: readonly (readonly [flag: ProtectionFlag, words: string])[] = [
  ['allowFormatCells', '设置单元格格式'],
  ['allowFormatColumns', '设置列格式'],
  ['allowFormatRows', '设置行格式'],
  ['allowInsertColumns', '插入列'],
  ['allowInsertRows', '插入行'],
  ['allowDeleteColumns', '删除列'],
  ['allowDeleteRows', '删除行'],
  ['allowAutoFilter', '使用自动筛选'],
  ['allowEditObjects', '编辑对象（图表）'],
];

interface ProtectDialogProps {
  /** Undefined keeps the dialog closed. A protected sheet is asked for its password. */
  readonly sheet: Sheet | undefined;
  readonly onClose: () => void;
}

/** Protects a sheet, or takes its protection away. */
export function ProtectDialog({ sheet, onClose }: ProtectDialogProps): React.JSX.Element {
  return (
    <Dialog
      open={sheet !== undefined}
      onOpenChange={(_event, { open }) => {
        if (!open) onClose();
      }}
    >
      <DialogSurface className="small-dialog">
        {sheet === undefined ? null : sheet.state.protection === undefined ? (
          <ProtectForm sheet={sheet} onClose={onClose} />
        ) : (
          <UnprotectForm sheet={sheet} onClose={onClose} />
        )}
      </DialogSurface>
    </Dialog>
  );
}

interface FormProps {
  readonly sheet: Sheet;
  readonly onClose: () => void;
}

interface PasswordFieldProps {
  readonly label: string;
  readonly value: string;
  readonly fault?: string | undefined;
  readonly onChange: (value: string) => void;
}

function PasswordField({ label, value, fault, onChange }: PasswordFieldProps): React.JSX.Element {
  return (
    <Field label={label} {...(fault === undefined ? {} : { validationMessage: fault })}>
      <Input
        type="password"
        autoComplete="off"
        value={value}
        onChange={(_event, data) => {
          onChange(data.value);
        }}
      />
    </Field>
  );
}

function ProtectForm({ sheet, onClose }: FormProps): React.JSX.Element {
  const desk = useDesk();
  const [options, setOptions] = useState<ProtectionOptions>(NOTHING_ALLOWED);
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const differs = password !== again;
  const protect = (): void => {
    onClose();
    desk.attempt((workbook) => {
      workbook.history.edit('person', '保护工作表', () => {
        protectSheet(sheet, options, password);
      });
    });
  };
  return (
    <DialogBody>
      <DialogTitle>保护工作表“{sheet.name}”</DialogTitle>
      <DialogContent className="dialog-fields">
        <p className="dialog-text">锁定的单元格不能再改；已解除锁定的仍可填写。此外还允许：</p>
        <div className="dialog-choices">
          {ALLOWED.map(([flag, words]) => (
            <Checkbox
              key={flag}
              label={words}
              checked={options[flag]}
              onChange={(_event, { checked }) => {
                setOptions({ ...options, [flag]: checked === true });
              }}
            />
          ))}
        </div>
        <PasswordField label="取消保护时使用的密码（可不填）" value={password} onChange={setPassword} />
        {password === '' ? null : (
          <PasswordField
            label="再输入一次密码"
            value={again}
            fault={differs && again !== '' ? '两次输入的密码不一致。' : undefined}
            onChange={setAgain}
          />
        )}
      </DialogContent>
      <DialogActions>
        <Button appearance="primary" disabled={password !== '' && differs} onClick={protect}>
          保护
        </Button>
        <Button onClick={onClose}>取消</Button>
      </DialogActions>
    </DialogBody>
  );
}

function UnprotectForm({ sheet, onClose }: FormProps): React.JSX.Element {
  const desk = useDesk();
  const [password, setPassword] = useState('');
  const [isWrong, setWrong] = useState(false);
  const isAsked = sheet.state.protection?.password !== undefined;
  const unprotect = (): void => {
    const isDone = desk.attempt((workbook) => {
      workbook.history.edit('person', '撤销工作表保护', () => {
        unprotectSheet(sheet, password);
      });
    });
    if (isDone) {
      onClose();
      return;
    }
    desk.say(undefined);
    setWrong(true);
  };
  return (
    <DialogBody>
      <DialogTitle>撤销对“{sheet.name}”的保护</DialogTitle>
      <DialogContent className="dialog-fields">
        {isAsked ? (
          <PasswordField
            label="密码"
            value={password}
            fault={isWrong ? '您提供的密码不正确。请检查大小写后再试。' : undefined}
            onChange={(value) => {
              setWrong(false);
              setPassword(value);
            }}
          />
        ) : (
          <p className="dialog-text">这张工作表没有密码，撤销后所有单元格都可以修改。</p>
        )}
      </DialogContent>
      <DialogActions>
        <Button appearance="primary" onClick={unprotect}>
          撤销保护
        </Button>
        <Button onClick={onClose}>取消</Button>
      </DialogActions>
    </DialogBody>
  );
}
