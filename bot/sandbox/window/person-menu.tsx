import { Button, Menu, MenuItemRadio, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { PersonSettingsRegular } from '@fluentui/react-icons';
import type { JSX } from 'react';
import type { Person, PersonStatus } from '../model.ts';
import { sandbox } from './use-world.ts';

const CHOICES: readonly { readonly status: PersonStatus; readonly word: string }[] = [
  { status: 'active', word: '正常' },
  { status: 'blocked', word: '屏蔽机器人' },
  { status: 'unavailable', word: '移出可用范围' },
  { status: 'resigned', word: '离职' },
];

/** Makes a person unreachable for the bot, in the ways people become so. */
export function PersonMenu({ person }: { readonly person: Person }): JSX.Element {
  return (
    <Menu
      checkedValues={{ status: [person.status] }}
      onCheckedValueChange={(_event, data) => {
        const status = CHOICES.find((choice) => choice.status === data.checkedItems[0])?.status;
        const { openId, name, department, mobile, email } = person;
        if (!status) return;
        void sandbox.setPerson({
          openId,
          name,
          department,
          status,
          ...(mobile !== null && { mobile }),
          ...(email !== null && { email }),
        });
      }}
    >
      <MenuTrigger disableButtonEnhancement>
        <Button appearance="subtle" icon={<PersonSettingsRegular />} aria-label={`${person.name}的状态`} />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {CHOICES.map(({ status, word }) => (
            <MenuItemRadio key={status} name="status" value={status}>
              {word}
            </MenuItemRadio>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
