import { Avatar, Badge, Dropdown, Input, Option } from '@fluentui/react-components';
import { SearchRegular } from '@fluentui/react-icons';
import { useState, type JSX } from 'react';
import type { Person } from '../model.ts';
import { initialsOf } from './names.ts';
import { standings, type Standing, type World } from './world.ts';

/** Most people listed at once; a search finds the others. */
const MOST_SHOWN = 150;

const STATUS_WORDS: Readonly<Record<Person['status'], string>> = {
  active: '',
  resigned: '已离职',
  blocked: '已屏蔽机器人',
  unavailable: '不在可用范围',
};

interface PeoplePaneProps {
  readonly world: World;
  readonly chosen: string | undefined;
  readonly onChoose: (openId: string) => void;
}

/** Everybody of the tenant: choose whom to be. */
export function PeoplePane({ world, chosen, onChoose }: PeoplePaneProps): JSX.Element {
  const [search, setSearch] = useState('');
  const [department, setDepartment] = useState('');
  const everybody = [...world.people.values()];
  const departments = [...new Set(everybody.map((person) => person.department))];
  const wanted = search.trim().toLowerCase();
  const found = everybody.filter(
    (person) =>
      (department === '' || person.department === department) &&
      (wanted === '' || `${person.name} ${person.department} ${person.openId}`.toLowerCase().includes(wanted)),
  );
  const standing = standings(world);
  const shown = inOrder(found, standing).slice(0, MOST_SHOWN);
  return (
    <nav className="people" aria-label="选择人员">
      <h1 className="pane-title">飞书沙盒</h1>
      <Input
        className="people-search"
        contentBefore={<SearchRegular aria-hidden />}
        placeholder="找人"
        aria-label="按姓名或部门找人"
        value={search}
        onChange={(_event, data) => {
          setSearch(data.value);
        }}
      />
      <Dropdown
        className="people-department"
        aria-label="部门"
        value={department === '' ? '全部部门' : department}
        selectedOptions={[department]}
        onOptionSelect={(_event, data) => {
          setDepartment(data.optionValue ?? '');
        }}
      >
        <Option value="">全部部门</Option>
        {departments.map((name) => (
          <Option key={name} value={name}>
            {name}
          </Option>
        ))}
      </Dropdown>
      <ul className="list">
        {shown.map((person) => (
          <li key={person.openId}>
            <PersonRow
              person={person}
              unread={standing.get(person.openId)?.unread ?? 0}
              chosen={person.openId === chosen}
              onChoose={onChoose}
            />
          </li>
        ))}
      </ul>
      {found.length > shown.length && <p className="hint">还有 {found.length - shown.length} 人，请用姓名查找</p>}
      {found.length === 0 && <p className="hint">没有找到</p>}
    </nav>
  );
}

interface PersonRowProps {
  readonly person: Person;
  readonly unread: number;
  readonly chosen: boolean;
  readonly onChoose: (openId: string) => void;
}

function PersonRow({ person, unread, chosen, onChoose }: PersonRowProps): JSX.Element {
  const status = STATUS_WORDS[person.status];
  return (
    <button
      type="button"
      className={chosen ? 'row row-chosen' : 'row'}
      aria-current={chosen ? 'true' : undefined}
      onClick={() => {
        onChoose(person.openId);
      }}
    >
      <Avatar size={32} name={person.name} initials={initialsOf(person.name)} color="colorful" aria-hidden />
      <span className="row-text">
        <span className="row-name">{person.name}</span>
        <span className="row-note">{status === '' ? person.department : `${person.department} · ${status}`}</span>
      </span>
      {unread > 0 && (
        <Badge appearance="filled" color="danger" size="small" aria-label={`${unread} 条未读`}>
          {unread > 99 ? '99+' : unread}
        </Badge>
      )}
    </button>
  );
}

/** Those with unread messages first, then the latest active, then the rest as they come. */
function inOrder(people: readonly Person[], standing: ReadonlyMap<string, Standing>): Person[] {
  return [...people].sort((a, b) => {
    const [of, to] = [standing.get(a.openId), standing.get(b.openId)];
    const unread = Number((to?.unread ?? 0) > 0) - Number((of?.unread ?? 0) > 0);
    return unread !== 0 ? unread : (to?.latest ?? 0) - (of?.latest ?? 0);
  });
}
