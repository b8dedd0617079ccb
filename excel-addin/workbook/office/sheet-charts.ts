import type { PlannedChart } from '../sheet-plan.ts';
import { rangeOf } from './region.ts';

const ACCENT = '#1F4E8C';

/** Adds charts of our own sheet's cells; Excel draws them, so they follow the cells and print as Excel prints. */
export function addCharts(sheet: Excel.Worksheet, charts: readonly PlannedChart[]): void {
  for (const chart of charts) addChart(sheet, chart);
}

function addChart(sheet: Excel.Worksheet, { title, kind, labels, values, series, place }: PlannedChart): void {
  const type = kind === 'column' ? Excel.ChartType.columnClustered : Excel.ChartType.barClustered;
  const chart = sheet.charts.add(type, rangeOf(sheet, values), Excel.ChartSeriesBy.columns);
  chart.name = title;
  chart.title.text = title;
  chart.legend.visible = false;
  const drawn = chart.series.getItemAt(0);
  drawn.name = series;
  drawn.setXAxisValues(rangeOf(sheet, labels));
  drawn.format.fill.setSolidColor(ACCENT);
  drawn.hasDataLabels = true;
  const corner = (row: number, column: number): Excel.Range => sheet.getRangeByIndexes(row, column, 1, 1);
  chart.setPosition(corner(place.top, place.left), corner(place.top + place.rows - 1, place.left + place.columns - 1));
}
