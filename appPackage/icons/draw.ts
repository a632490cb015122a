/**
 * Draws the app's icons: every `*.svg` listed below becomes the PNG of the app package.
 * Run `npx tsx appPackage/icons/draw.ts` after changing a drawing and commit both.
 *
 * It reads only what the mark needs: a filled `rect` over the whole view box, and paths of `M H V A`
 * with round caps and joins. Such a stroke is "everything within half a width of the line", so one distance
 * a pixel gives an exact, smooth edge without a graphics library.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { PNG } from 'pngjs';

export const icons = { color: 192, outline: 32, color32x32: 32 } as const;
export type IconName = keyof typeof icons;

/** For Outlook's ribbon, which fetches them from the app's domain. */
export const ribbonIcons = [16, 32, 80] as const;
export const ribbonIcon = (size: number) => new URL(`../../tabs/public/icons/${size}.png`, import.meta.url);

type Point = readonly [x: number, y: number];
type Colour = readonly [red: number, green: number, blue: number];

/** The drawing's pixels, `size` × `size`, four bytes (RGBA, not premultiplied) each. */
export function draw(svg: string, size: number): Uint8Array {
  const [, , width = Number.NaN] = numbers(attribute(svg, 'viewBox'));
  const scale = size / width;
  const pixels = new Uint8Array(size * size * 4);
  for (const [element] of svg.matchAll(/<(?:rect|path)\b[^>]*>/g)) {
    if (element.startsWith('<rect')) paint(pixels, colour(attribute(element, 'fill')), () => 1);
    else {
      const line = flatten(attribute(element, 'd'));
      const reach = Number(attribute(element, 'stroke-width')) / 2;
      paint(pixels, colour(attribute(element, 'stroke')), (column, row) => {
        const distance = distanceTo(line, (column + 0.5) / scale, (row + 0.5) / scale);
        return Math.min(1, Math.max(0, (reach - distance) * scale + 0.5));
      });
    }
  }
  return pixels;
}

export function iconSource(name: IconName): string {
  return readFileSync(new URL(`./${name}.svg`, import.meta.url), 'utf8');
}

function paint(
  pixels: Uint8Array,
  [red, green, blue]: Colour,
  coverage: (column: number, row: number) => number,
) {
  const size = Math.sqrt(pixels.length / 4);
  for (let index = 0; index < size * size; index++) {
    const over = coverage(index % size, Math.floor(index / size));
    if (over === 0) continue;
    const at = index * 4;
    const under = ((pixels[at + 3] ?? 0) / 255) * (1 - over);
    const alpha = over + under;
    for (const [offset, value] of [red, green, blue].entries())
      pixels[at + offset] = Math.round((value * over + (pixels[at + offset] ?? 0) * under) / alpha);
    pixels[at + 3] = Math.round(alpha * 255);
  }
}

function distanceTo(line: readonly Point[], x: number, y: number): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (const [index, [bx, by]] of line.entries()) {
    const [ax, ay] = line[index - 1] ?? [bx, by];
    const length = (bx - ax) ** 2 + (by - ay) ** 2;
    const along =
      length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length));
    nearest = Math.min(nearest, Math.hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay)));
  }
  return nearest;
}

function flatten(path: string): Point[] {
  const line: Point[] = [];
  let [x, y]: Point = [0, 0];
  for (const [, command = '', values = ''] of path.matchAll(/([A-Z])([^A-Z]*)/g)) {
    const given = numbers(values);
    const [a = Number.NaN, b = Number.NaN] = given;
    if (command === 'M') [x, y] = [a, b];
    else if (command === 'H') x = a;
    else if (command === 'V') y = a;
    else if (command === 'A') {
      const [radius, , , , sweep, endX = Number.NaN, endY = Number.NaN] = given;
      // Only the half circle of an arch: its centre is the middle of its two ends.
      if (Math.hypot(endX - x, endY - y) !== 2 * Number(radius))
        throw new Error(`Not a half circle: ${path}`);
      const [cx, cy] = [(x + endX) / 2, (y + endY) / 2];
      const from = Math.atan2(y - cy, x - cx);
      const turn = sweep === 1 ? Math.PI : -Math.PI;
      for (let step = 1; step < 90; step++) {
        const angle = from + (turn * step) / 90;
        line.push([cx + Number(radius) * Math.cos(angle), cy + Number(radius) * Math.sin(angle)]);
      }
      [x, y] = [endX, endY];
    } else throw new Error(`The mark is drawn with M, H, V and A only, not ${command}: ${path}`);
    line.push([x, y]);
  }
  return line;
}

function attribute(element: string, name: string): string {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(element)?.[1];
  if (value === undefined) throw new Error(`${name} is missing in ${element}`);
  return value;
}

function numbers(text: string): number[] {
  return (text.match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number);
}

function colour(hex: string): Colour {
  const [red = 0, green = 0, blue = 0] = (hex.match(/[0-9a-f]{2}/gi) ?? []).map((part) =>
    Number.parseInt(part, 16),
  );
  return [red, green, blue];
}

if (process.argv[1] === import.meta.filename) {
  const write = (source: IconName, size: number, file: URL) => {
    const png = new PNG({ width: size, height: size });
    png.data.set(draw(iconSource(source), size));
    writeFileSync(file, PNG.sync.write(png));
  };
  for (const [name, size] of Object.entries(icons))
    write(name as IconName, size, new URL(`../${name}.png`, import.meta.url));
  for (const size of ribbonIcons) write('color32x32', size, ribbonIcon(size));
}
