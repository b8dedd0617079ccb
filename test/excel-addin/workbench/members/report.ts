import { answeredMembers } from '../../../../excel-addin/workbench/host/coverage.ts';
import type { UsedMember } from './used-members.ts';

/** Where the report is kept. */
export const REPORT_PATH = 'docs/workbench-coverage.md';

/** Members of the add-in that the workbench does not answer. */
export function unanswered(used: readonly UsedMember[]): readonly UsedMember[] {
  const answered = new Map(answeredMembers().map(({ className, members }) => [className, new Set(members)]));
  return used.filter(({ className, member }) => answered.get(className)?.has(member) !== true);
}

const byClass = <M extends { readonly className: string }>(members: readonly M[]): Map<string, M[]> => {
  const classes = new Map<string, M[]>();
  for (const member of members) classes.set(member.className, [...(classes.get(member.className) ?? []), member]);
  return classes;
};

const shortPath = (path: string): string => path.replace(/^excel-addin\//, '');

/** The report as Markdown: what the add-in uses, by class and with the files that use it, and what else is answered. */
export function coverageReport(used: readonly UsedMember[]): string {
  const missing = new Set(unanswered(used));
  const answered = [...answeredMembers()].sort((a, b) => (a.className < b.className ? -1 : 1));
  const usedNames = new Set(used.map(({ className, member }) => `${className}.${member}`));
  const total = answered.reduce((sum, { members }) => sum + members.filter((name) => !name.startsWith('_')).length, 0);
  const sections = [...byClass(used)].map(([className, members]) => {
    const lines = members.map((member) => {
      const state = missing.has(member) ? ' — **not answered**' : '';
      return `- \`${member.member}\`${state}: ${member.files.map((file) => `\`${shortPath(file)}\``).join(', ')}`;
    });
    return `### Excel.${className}\n\n${lines.join('\n')}\n`;
  });
  const others = answered.flatMap(({ className, members }) => {
    const rest = members.filter((name) => !name.startsWith('_') && !usedNames.has(`${className}.${name}`));
    return rest.length === 0 ? [] : [`- **${className}**: ${rest.map((name) => `\`${name}\``).join(', ')}`];
  });
  return [
    '# Members of Excel that the add-in uses',
    'Made from the sources of the add-in by the TypeScript compiler with `@types/office-js`, not by hand: every member of a class of `Excel` that is called, read, set, named in `load(…)` or taken apart. Make it anew with `node test/excel-addin/workbench/members/write.mjs`. A test holds that it is true, and that the workbench answers every one of these members.',
    `The add-in uses ${used.length} members of ${byClass(used).size} classes; the workbench answers ${used.length - missing.size} of them, and ${total} members in all. Any other member fails with \`ApiNotFound\`.`,
    '## Used by the add-in',
    ...sections.map((section) => section.trimEnd()),
    '## Answered as well',
    others.join('\n'),
  ]
    .join('\n\n')
    .concat('\n');
}
