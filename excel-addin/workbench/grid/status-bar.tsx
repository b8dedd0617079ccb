import { MAX_ROWS, endColumn, endRow, intersection } from '../model/area.ts';
import { isError, isFormula, NOT_CALCULATED, valueOf } from '../model/cell-content.ts';
import type { Sheet } from '../model/sheet.ts';
import { filterCount } from './filter-buttons.ts';
import { useDeskState } from './use-desk.ts';

/** Cells up to which count and sum of the selection are shown. */
const MAX_COUNTED = 300_000;

interface Figures {
  readonly filled: number;
  readonly numbers: number;
  readonly sum: number;
}

function figures(sheet: Sheet): Figures | undefined {
  const used = sheet.grid.cells.bounds();
  const area = used && intersection(used, sheet.selection);
  if (area === undefined || area.rows * area.columns > MAX_COUNTED) return undefined;
  let [filled, numbers, sum] = [0, 0, 0];
  for (let row = area.row; row < endRow(area); row++) {
    for (let column = area.column; column < endColumn(area); column++) {
      const value = valueOf(sheet.grid.content(row, column));
      if (value === undefined) continue;
      filled += 1;
      if (typeof value !== 'number') continue;
      numbers += 1;
      sum += value;
    }
  }
  return { filled, numbers, sum };
}

const grouped = (value: number): string =>
  String(Number(value.toPrecision(12))).replace(/^-?\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ','));

/** Figures of the selection in words, when there is something to count. */
function summary(sheet: Sheet): string[] {
  const found = figures(sheet);
  if (found === undefined || found.filled < 2) return [];
  const counted = `计数 ${grouped(found.filled)}`;
  if (found.numbers < 2) return [counted];
  return [`平均值 ${grouped(found.sum / found.numbers)}`, counted, `求和 ${grouped(found.sum)}`];
}

/** What state things are in: size of the sheet, figures of the selection, and where the workbook is kept. */
export function StatusBar({ sheet }: { readonly sheet: Sheet }): React.JSX.Element {
  const { isSaved } = useDeskState();
  const used = sheet.grid.cells.bounds();
  const active = sheet.grid.content(sheet.active.row, sheet.active.column);
  const filtered = filterCount(sheet);
  const rows = used === undefined ? 0 : endRow(used);
  return (
    <footer className="status-bar">
      <span>{used === undefined ? '空白工作表' : `${grouped(rows)} 行 × ${endColumn(used)} 列`}</span>
      {filtered === undefined ? null : (
        <span className="status-hint">{`在 ${grouped(filtered.all)} 条记录中找到 ${grouped(filtered.shown)} 个`}</span>
      )}
      {sheet.state.protection === undefined ? null : <span className="status-hint">工作表受保护</span>}
      {isFormula(active) && isError(active.value) && active.value.text === NOT_CALCULATED.text ? (
        <span className="status-hint">表格工作台没有这个函数，结果请在 Excel 中查看</span>
      ) : null}
      {rows === MAX_ROWS ? <span className="status-hint">已到工作表的最后一行</span> : null}
      <span className="status-space" />
      {summary(sheet).map((figure) => (
        <span key={figure}>{figure}</span>
      ))}
      <span className="status-saved" data-saved={isSaved ? '' : undefined}>
        {isSaved ? '✓ 已保存在本机浏览器' : '正在保存…'}
      </span>
    </footer>
  );
}
