import { expect, test } from 'vitest'
import { countryAt } from '../../../src/knowledge/places/country-at.ts'

const towns: readonly (readonly [string, number, number, string | null])[] = [
  ['Phnom Penh', 11.5564, 104.9282, 'kh'],
  ['Sihanoukville', 10.63, 103.52, 'kh'],
  ['Bavet, at the border', 11.07, 106.17, null],
  ['Mộc Bài, at the border', 11.1, 106.18, null],
  ['Poipet, at the border', 13.66, 102.56, null],
  ['Chrey Thum, at the border', 10.94, 105.08, null],
  ['Tôn Phầng, where three countries meet', 20.35, 100.09, null],
  ['Myawaddy, at the border', 16.69, 98.51, null],
  ['Laukkai, at the border', 23.69, 98.76, null],
  ['Yangon', 16.84, 96.17, 'mm'],
  ['Bangkok', 13.75, 100.5, 'th'],
  ['Kuala Lumpur', 3.15, 101.69, 'my'],
  ['Johor Bahru, at the border', 1.49, 103.74, null],
  ['Singapore, at the border', 1.35, 103.82, null],
  ['Taipei', 25.04, 121.53, 'tw'],
  ['Kim Môn, off China', 24.44, 118.33, null],
  ['Tokyo', 35.68, 139.76, 'jp'],
  ['Seoul', 37.55, 126.99, null],
  ['Gwangju', 35.16, 126.85, 'kr'],
  ['Nam Ninh, far from Việt Nam', 22.82, 108.32, null],
  ['Đông Hưng, at the border', 21.55, 107.97, null],
  ['Hà Nội', 21.03, 105.85, 'vn'],
  ['Dubai', 25.2, 55.27, 'ae'],
  ['Riyadh', 24.71, 46.68, 'sa'],
  ['nowhere at sea', 0, 0, null],
  ['the North Pole', 90, 0, null],
]

for (const [where, latitude, longitude, country] of towns) {
  test(`the country of ${where}`, () => {
    expect(countryAt(latitude, longitude)).toBe(country)
  })
}
