import { describe, expect, test } from '@jest/globals';
import { placeNames } from '../../../core/tabular/place-names.ts';
import { districtCode } from '../../../core/model/normalise.ts';
import { must } from '../../support/sample-draw.ts';

const district = (code: string, name: string) => ({ code: must(districtCode(code)), name });
const places = placeNames(
  [
    district('421303', '曾都区'),
    district('421321', '随县'),
    district('421381', '广水市'),
    district('SZGX', '随州高新区'),
  ],
  [],
);

describe('a district’s cell', () => {
  test.each([
    '随州市',
    '随州',
    '湖北省随州市',
    '421300',
    '市本级',
    '本级',
    '市直',
    '市级',
    '随州市本级',
    '随州市市本级',
    '随州本级',
    '随州市直',
    '随州市市直',
    '湖北省随州市本级',
    ' 市 本 级'.replaceAll(' ', '\u200b'),
    '市直单位',
  ])('%j is the city', (text) => {
    expect(places.read(text)).toEqual({ kind: 'city' });
  });

  test.each([
    ['曾都区', '421303'],
    ['湖北省随州市曾都区', '421303'],
    ['曾都', '421303'],
    ['广水市', '421381'],
    ['随州高新区', 'SZGX'],
    ['随州市高新区', 'SZGX'],
    ['421302', '421303'],
  ])('%j is a district', (text, code) => {
    expect(places.read(text)).toMatchObject({ kind: 'district', code });
  });

  test.each(['武汉市本级', '武汉市', '武汉市直', '江汉区', '本级财政', '', '市'])('%j is neither', (text) => {
    expect(places.read(text)).toEqual({ kind: 'unknown' });
  });
});
