import { boundingArea, cellArea } from '../../model/area.ts';
import { CHART_TYPES, type Chart } from '../../model/chart.ts';
import { ExcelFault, invalidArgument, itemNotFound } from '../../model/excel-fault.ts';
import type { Sheet } from '../../model/sheet.ts';
import type { Arguments } from '../arguments.ts';
import { bind, type HostClass, type Property } from '../host-class.ts';
import { rangeArgument } from './places.ts';

interface ChartRef {
  readonly sheet: Sheet;
  readonly chart: Chart;
}

/** Cells that a new chart covers until it is put elsewhere. */
const FIRST_PLACE = { ...cellArea(1, 3), rows: 15, columns: 7 };

type Switch = 'showTitle' | 'showLegend' | 'showLabels';

const shown = (key: Switch): Property<ChartRef> => ({
  get: ({ chart }) => chart.state[key],
  set: ({ chart }, given) => {
    chart.update({ [key]: given.boolean(0) });
  },
});

/** `Excel.ChartTitle` */
export const CHART_TITLE: HostClass<ChartRef> = {
  name: 'ChartTitle',
  properties: {
    Text: {
      get: ({ chart }) => chart.state.title,
      set: ({ chart }, given) => {
        chart.update({ title: given.text(0) });
      },
    },
    Visible: shown('showTitle'),
  },
};

/** `Excel.ChartLegend` */
export const CHART_LEGEND: HostClass<ChartRef> = { name: 'ChartLegend', properties: { Visible: shown('showLegend') } };

/** `Excel.ChartFill` */
export const CHART_FILL: HostClass<ChartRef> = {
  name: 'ChartFill',
  methods: {
    SetSolidColor: ({ chart }, given) => {
      chart.update({ color: given.color(0) });
      return undefined;
    },
  },
};

/** `Excel.ChartSeriesFormat` */
export const CHART_SERIES_FORMAT: HostClass<ChartRef> = {
  name: 'ChartSeriesFormat',
  objects: { Fill: (ref) => bind(CHART_FILL, ref) },
};

/** `Excel.ChartSeries`; a chart of the workbench has one. */
export const CHART_SERIES: HostClass<ChartRef> = {
  name: 'ChartSeries',
  properties: {
    HasDataLabels: shown('showLabels'),
    Name: {
      get: ({ chart }) => chart.state.seriesName,
      set: ({ chart }, given) => {
        chart.update({ seriesName: given.text(0) });
      },
    },
  },
  objects: { Format: (ref) => bind(CHART_SERIES_FORMAT, ref) },
  methods: {
    SetValues: ({ sheet, chart }, given, session) => {
      chart.move(chart.values, rangeArgument(given, 0, sheet, session).area);
      return undefined;
    },
    SetXAxisValues: ({ sheet, chart }, given, session) => {
      chart.move(chart.labels, rangeArgument(given, 0, sheet, session).area);
      return undefined;
    },
  },
};

/** `Excel.ChartSeriesCollection` */
export const CHART_SERIES_COLLECTION: HostClass<ChartRef> = {
  name: 'ChartSeriesCollection',
  properties: { Count: { get: () => 1 } },
  items: (ref) => [bind(CHART_SERIES, ref)],
  finders: {
    GetItemAt: (ref, given) => {
      if (given.integer(0) !== 0) throw itemNotFound('no series at this position');
      return bind(CHART_SERIES, ref);
    },
  },
  methods: { GetCount: () => 1 },
};

/** `Excel.Chart` */
export const CHART: HostClass<ChartRef> = {
  name: 'Chart',
  identity: ({ chart }) => ({ Id: chart.id, Name: chart.state.name }),
  properties: {
    ChartType: { get: ({ chart }) => chart.state.type },
    Id: { get: ({ chart }) => chart.id },
    Name: {
      get: ({ chart }) => chart.state.name,
      set: ({ chart }, given) => {
        chart.update({ name: given.text(0) });
      },
    },
  },
  objects: {
    Legend: (ref) => bind(CHART_LEGEND, ref),
    Series: (ref) => bind(CHART_SERIES_COLLECTION, ref),
    Title: (ref) => bind(CHART_TITLE, ref),
  },
  methods: {
    Delete: ({ sheet, chart }) => {
      sheet.detachChart(chart);
      return undefined;
    },
    SetPosition: ({ sheet, chart }, given, session) => {
      const from = rangeArgument(given, 0, sheet, session).area;
      const to = given.object(1) === undefined ? from : rangeArgument(given, 1, sheet, session).area;
      chart.move(chart.place, boundingArea(from, to));
      return undefined;
    },
  },
};

function typeOf(given: Arguments): (typeof CHART_TYPES)[number] {
  const wanted = given.text(0);
  const type = CHART_TYPES.find((known) => known === wanted);
  if (type === undefined) throw new ExcelFault('ApiNotFound', `The workbench draws no charts of type ${wanted}.`);
  return type;
}

/** `Excel.ChartCollection` */
export const CHARTS: HostClass<Sheet> = {
  name: 'ChartCollection',
  properties: { Count: { get: ({ charts }) => charts.length } },
  items: (sheet) => sheet.charts.map((chart) => bind(CHART, { sheet, chart })),
  item: (sheet, key) => {
    const chart = sheet.charts.find(({ state }) => state.name === key.key(0));
    if (chart === undefined) throw itemNotFound(`chart ${key.key(0)}`);
    return bind(CHART, { sheet, chart });
  },
  finders: {
    Add: (sheet, given, session) => {
      const { area } = rangeArgument(given, 1, sheet, session);
      if (area.rows > 1 && area.columns > 1) throw invalidArgument('A chart of the workbench has one series.');
      return bind(CHART, { sheet, chart: session.workbook.addChart(sheet, typeOf(given), area, FIRST_PLACE) });
    },
    GetItemAt: (sheet, given) => {
      const chart = sheet.charts[given.integer(0)];
      if (chart === undefined) throw itemNotFound('no chart at this position');
      return bind(CHART, { sheet, chart });
    },
  },
  methods: { GetCount: ({ charts }) => charts.length },
};
