import { Button } from '@fluentui/react-components';
import { ChevronLeftRegular, ChevronRightRegular } from '@fluentui/react-icons';
import { useState, type JSX, type ReactNode } from 'react';
import { isJsonArray, isJsonObject, type Json, type JsonObject } from '../../json.ts';
import { ink, wash } from './colours.ts';
import { InlineMarkdown, Markdown } from './markdown.tsx';
import { objects, text } from './reading.ts';
import { useScene } from './scene.ts';

/** Rows on a page unless the card says otherwise. */
const DEFAULT_PAGE = 5;

/** A card's table with its pages. */
export function CardTable({ table }: { readonly table: JsonObject }): JSX.Element {
  const columns = objects(table['columns']);
  const rows = objects(table['rows']);
  const size = typeof table['page_size'] === 'number' ? table['page_size'] : DEFAULT_PAGE;
  const pages = Math.max(1, Math.ceil(rows.length / size));
  const [page, setPage] = useState(0);
  const shown = Math.min(page, pages - 1);
  return (
    <div className="card-table">
      <div className="card-table-scroll" tabIndex={0} role="group" aria-label="表格，可左右滚动">
        <table>
          <thead>
            <tr>
              {columns.map((column, index) => (
                <th key={index} scope="col" className={alignClass(column)} style={widthOf(column)}>
                  {text(column, 'display_name') ?? ''}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(shown * size, (shown + 1) * size).map((row, rowIndex) => (
              <tr key={rowIndex}>
                {columns.map((column, index) => (
                  <td key={index} className={alignClass(column)}>
                    <Cell column={column} value={row[text(column, 'name') ?? '']} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {pages > 1 && <Pager page={shown} pages={pages} rows={rows.length} onPage={setPage} />}
    </div>
  );
}

interface PagerProps {
  readonly page: number;
  readonly pages: number;
  readonly rows: number;
  readonly onPage: (page: number) => void;
}

function Pager({ page, pages, rows, onPage }: PagerProps): JSX.Element {
  return (
    <div className="card-table-pager">
      <span>共 {rows} 行</span>
      <Button
        size="small"
        appearance="subtle"
        icon={<ChevronLeftRegular />}
        aria-label="上一页"
        disabled={page === 0}
        onClick={() => {
          onPage(page - 1);
        }}
      />
      <span aria-live="polite">
        {page + 1} / {pages}
      </span>
      <Button
        size="small"
        appearance="subtle"
        icon={<ChevronRightRegular />}
        aria-label="下一页"
        disabled={page === pages - 1}
        onClick={() => {
          onPage(page + 1);
        }}
      />
    </div>
  );
}

function alignClass(column: JsonObject): string {
  const align = text(column, 'horizontal_align') ?? (column['data_type'] === 'number' ? 'right' : 'left');
  return `align-${align}`;
}

function widthOf(column: JsonObject): { minWidth?: string } {
  const width = text(column, 'width');
  return width !== undefined && /^\d+(px|%)$/.test(width) ? { minWidth: width } : {};
}

function Cell({ column, value }: { readonly column: JsonObject; readonly value: Json | undefined }): ReactNode {
  const { nameOf } = useScene();
  if (value === undefined || value === null) return null;
  switch (column['data_type']) {
    case 'lark_md':
      return <InlineMarkdown source={scalar(value)} />;
    case 'markdown':
      return <Markdown source={scalar(value)} />;
    case 'number':
      return typeof value === 'number' ? formatted(value, column['format']) : scalar(value);
    case 'persons':
      return (isJsonArray(value) ? value : [value]).map((id) => nameOf(scalar(id))).join('、');
    case 'date':
      return typeof value === 'number' ? DATE.format(value) : scalar(value);
    case 'options':
      return <Options value={value} />;
    default:
      return scalar(value);
  }
}

const DATE = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'medium' });

function Options({ value }: { readonly value: Json }): JSX.Element {
  const options: readonly Json[] = isJsonArray(value) ? value : [{ text: scalar(value) }];
  return (
    <>
      {options.filter(isJsonObject).map((option, index) => {
        const colour = text(option, 'color') ?? 'blue';
        return (
          <span key={index} className="text-tag" style={{ color: ink(colour), background: wash(colour) }}>
            {text(option, 'text')}
          </span>
        );
      })}
    </>
  );
}

function formatted(value: number, format: Json | undefined): string {
  const options = isJsonObject(format) ? format : {};
  const precision = typeof options['precision'] === 'number' ? options['precision'] : undefined;
  const fixed = precision === undefined ? String(value) : value.toFixed(precision);
  const [whole = '', fraction] = fixed.split('.');
  const grouped = options['separator'] === true ? whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',') : whole;
  return `${text(options, 'symbol') ?? ''}${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
}

function scalar(value: Json): string {
  return typeof value === 'object' ? '' : String(value);
}
