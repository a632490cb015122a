import { PNG } from 'pngjs';
import type { Person } from './directory.ts';

/** A calm two-tone disc in the person's own hue: enough to tell that pictures arrive. */
export function photoOf(person: Person, size: number): Buffer {
  const png = new PNG({ width: size, height: size });
  const hue = (Number.parseInt(person.id.slice(6, 8), 10) * 67) % 360;
  const [back, front] = [tone(hue, 0.82), tone(hue, 0.45)];
  const middle = size / 2;
  for (let y = 0; y < size; y += 1)
    for (let x = 0; x < size; x += 1) {
      const head = Math.hypot(x - middle, y - size * 0.4) < size * 0.18;
      const shoulders = Math.hypot(x - middle, y - size * 1.02) < size * 0.4;
      const [red, green, blue] = head || shoulders ? front : back;
      png.data.set([red, green, blue, 255], (y * size + x) * 4);
    }
  return PNG.sync.write(png);
}

function tone(hue: number, lightness: number): [number, number, number] {
  const channel = (shift: number) => {
    const k = (shift + hue / 30) % 12;
    const spread = 0.4 * Math.min(lightness, 1 - lightness);
    return Math.round(255 * (lightness - spread * Math.max(-1, Math.min(k - 3, 9 - k, 1))));
  };
  return [channel(0), channel(8), channel(4)];
}
