import type { DistrictName } from '../model/draw-rules.ts';
import type { DistrictCode } from '../model/ids.ts';
import { codeText, halfWidth, tidy } from './cell-text.ts';

/** A town or street and the district that it belongs to. */
export interface TownName {
  readonly town: string;
  readonly district: DistrictCode;
}

/** What a district's cell says. */
export type DistrictReading =
  | { readonly kind: 'district'; readonly code: DistrictCode; readonly retired: boolean }
  /** The city as a whole: right, but no district. */
  | { readonly kind: 'city' }
  | { readonly kind: 'unknown' };

/** Codes that GB/T 2260 has given up, with their successor: 曾都区 was 421302 until the division of 2009. */
const RETIRED: ReadonlyMap<string, string> = new Map([['421302', '421303']]);

/** The city's own departments and officers: 市本级, 随州市本级, 市直, 随州市市直. */
const CITY_LEVEL = /^(?<city>.{2,3}?市?)??(?:市本级|本级|市直|市级)(?:机关|单位|部门)?$/;

/** A road or a bridge named after a district lies anywhere. */
const NOT_A_ROAD = '(?!大道|路|街|巷|桥|广场|小区|花园|大厦|宾馆|酒店)';

/** Short forms by which addresses name a district, longest first. */
function shortForms(name: string): readonly string[] {
  const core = name.replace(/^.{2,3}市(?=.{3,}$)/, '');
  const forms = [core];
  const zone = /^(?:.{2})?(高新)(?:技术)?(?:产业)?(?:开发|园)?区$/.exec(core);
  if (zone !== null) forms.push('高新技术产业开发区', '高新技术产业园区', '高新区');
  const scenic = /^(.{2,4})风景名胜区$/.exec(core);
  if (scenic !== null) forms.push(`${scenic[1] ?? ''}风景区`, `${scenic[1] ?? ''}管委会`, `${scenic[1] ?? ''}名胜`);
  const stem = /^(.{2,4})[市区县]$/.exec(core)?.[1];
  if (stem !== undefined && zone === null) forms.push(stem);
  return [...new Set(forms)].sort((a, b) => b.length - a.length);
}

/** Looks up districts by code, by name, and in addresses. */
export interface PlaceNames {
  /** Reads a district column. */
  read(text: string): DistrictReading;
  /** District that an address names, or null. */
  inAddress(address: string): { readonly code: DistrictCode; readonly basis: 'address' | 'town' } | null;
  /** District whose registration authority issued a credit code, or null. */
  inCreditCode(code: string): DistrictCode | null;
  nameOf(code: DistrictCode): string;
}

/**
 * Prepares the look-up for one office's districts. The city is known by what a district's name begins with
 * (随州高新区) and by the code that its counties share (421300).
 */
export function placeNames(districts: readonly DistrictName[], towns: readonly TownName[]): PlaceNames {
  const byCode = new Map(districts.map((district) => [district.code as string, district]));
  const forms = districts.flatMap(({ code, name }) => shortForms(tidy(name)).map((form) => ({ code, form })));
  const byForm = new Map(forms.map(({ code, form }) => [form, code]));
  const cityCodes = new Set(
    districts.filter(({ code }) => /^\d{6}$/.test(code)).map(({ code }) => `${code.slice(0, 4)}00`),
  );
  const isOurCity = (name: string): boolean => {
    const stem = name.replace(/市$/, '');
    return stem.length >= 2 && districts.some((district) => isLonger(district.name, stem));
  };
  const isCity = (text: string): boolean => {
    const level = CITY_LEVEL.exec(text)?.groups;
    // 市本级 alone is the list's own city
    return level === undefined ? isOurCity(text) : level['city'] === undefined || isOurCity(level['city']);
  };
  const patterns = forms
    .sort((a, b) => b.form.length - a.form.length)
    .map(({ code, form }) => ({ code, pattern: new RegExp(`${escaped(form)}${NOT_A_ROAD}`) }));

  const known = (code: string): DistrictReading | null => {
    const successor = RETIRED.get(code);
    const district = byCode.get(successor ?? code);
    if (district === undefined) return cityCodes.has(code) ? { kind: 'city' } : null;
    return { kind: 'district', code: district.code, retired: successor !== undefined };
  };
  const named = (code: DistrictCode): DistrictReading => ({ kind: 'district', code, retired: false });

  return {
    read: (text) => {
      const byItsCode = known(codeText(text));
      if (byItsCode !== null) return byItsCode;
      const whole = withoutProvince(halfWidth(tidy(text)));
      if (CITY_LEVEL.test(whole)) return isCity(whole) ? { kind: 'city' } : { kind: 'unknown' };
      const plain = withoutCity(whole);
      const exact = byForm.get(plain);
      if (exact !== undefined) return named(exact);
      const inside = patterns.find(({ pattern }) => pattern.test(plain));
      if (inside !== undefined) return named(inside.code);
      return isCity(plain) ? { kind: 'city' } : { kind: 'unknown' };
    },
    inAddress: (address) => {
      const district = earliest(address, patterns);
      if (district !== null) return { code: district, basis: 'address' };
      const town = towns.find((candidate) => address.includes(candidate.town));
      return town === undefined || !byCode.has(town.district) ? null : { code: town.district, basis: 'town' };
    },
    inCreditCode: (code) => {
      const reading = known(code.slice(2, 8));
      return reading?.kind === 'district' ? reading.code : null;
    },
    nameOf: (code) => byCode.get(code)?.name ?? code,
  };
}

/** District named first in an address: what follows is a road or a building. */
function earliest(
  address: string,
  patterns: readonly { readonly code: DistrictCode; readonly pattern: RegExp }[],
): DistrictCode | null {
  let best: { readonly at: number; readonly code: DistrictCode } | null = null;
  for (const { code, pattern } of patterns) {
    const at = address.search(pattern);
    if (at >= 0 && (best === null || at < best.at)) best = { at, code };
  }
  return best?.code ?? null;
}

/** 湖北省随州市曾都区 → 随州市曾都区. */
const withoutProvince = (text: string): string => text.replace(/^.{2,3}省(?=.)/, '');
/** 随州市曾都区 → 曾都区; a bare 随州市 or 广水市 stays. */
const withoutCity = (text: string): string => text.replace(/^.{2}市(?=.{2,})/, '');

/** Whether a district's name begins with the city's and goes on. */
const isLonger = (name: string, stem: string): boolean => name.startsWith(stem) && name.length > stem.length + 1;

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
