import { readFileSync } from 'node:fs';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { draw, type IconName, iconSource, icons } from '../../appPackage/icons/draw.ts';

function icon(name: IconName) {
  const png = PNG.sync.read(readFileSync(new URL(`../../appPackage/${name}.png`, import.meta.url)));
  const pixels = Array.from({ length: png.width * png.height }, (_, at) => [
    ...png.data.subarray(at * 4, at * 4 + 4),
  ]);
  return { ...png, pixels };
}

/** Contrast of two opaque colours, as WCAG defines it. */
function contrast(one: number[], other: number[]): number {
  const luminance = (colour: number[]) => {
    const [red = 0, green = 0, blue = 0] = colour.map((part) => {
      const value = part / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

describe('the app icons', () => {
  it.each(Object.keys(icons) as IconName[])('%s has the size that Teams asks for', (name) => {
    expect([icon(name).width, icon(name).height]).toEqual([icons[name], icons[name]]);
  });

  it.each(Object.keys(icons) as IconName[])('%s is what its drawing says', (name) => {
    expect(Buffer.compare(icon(name).data, draw(iconSource(name), icons[name]))).toBe(0);
  });

  it('the outline is white on nothing', () => {
    const { pixels } = icon('outline');
    expect(pixels.filter(([r, g, b, alpha]) => alpha !== 0 && (r !== 255 || g !== 255 || b !== 255))).toEqual(
      [],
    );
    expect(pixels.some(([, , , alpha]) => alpha === 255)).toBe(true);
    expect(pixels.filter(([, , , alpha]) => alpha === 0).length).toBeGreaterThan(pixels.length / 2);
  });

  it('the colour icon fills its square and keeps 48 pixels clear around the mark', () => {
    const { pixels, width } = icon('color');
    const background = pixels[0] ?? [];
    expect(pixels.every(([, , , alpha]) => alpha === 255)).toBe(true);
    const inside = (at: number) => at >= 48 && at < 144;
    const outside = pixels.filter((_, at) => !inside(at % width) || !inside(Math.floor(at / width)));
    expect(outside.every((pixel) => pixel.join() === background.join())).toBe(true);
  });

  it('the mark stands out from its square, from white and from the dark theme', () => {
    const strokes = (name: IconName) =>
      [...iconSource(name).matchAll(/stroke="#(..)(..)(..)"/g)].map(([, ...parts]) =>
        parts.map((part) => Number.parseInt(part, 16)),
      );
    const square = icon('color').pixels[0]?.slice(0, 3) ?? [];
    for (const stroke of strokes('color')) expect(contrast(stroke, square)).toBeGreaterThan(4.5);
    for (const stroke of strokes('color32x32'))
      for (const ground of [
        [255, 255, 255],
        [31, 31, 31],
      ])
        expect(contrast(stroke, ground)).toBeGreaterThan(3);
    expect(icon('color32x32').pixels[0]?.[3]).toBe(0);
  });

  it('a drawing the generator cannot draw is refused', () => {
    const svg = iconSource('outline');
    expect(() => draw(svg.replace(/d="[^"]*"/, 'd="M1 1C2 2 3 3 4 4"'), 32)).toThrow('not C');
    expect(() => draw(svg.replace(/d="[^"]*"/, 'd="M1 1A5 5 0 0 1 4 4"'), 32)).toThrow('half circle');
    expect(() => draw(svg.replace('stroke-width="3"', ''), 32)).toThrow('stroke-width is missing');
  });
});
