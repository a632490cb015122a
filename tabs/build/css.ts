/** A style as makeStyles takes it: declarations, nested selectors and at-rules. */
export interface Style {
  readonly [name: string]: string | number | Style;
}

/** Numbers that are not lengths. */
const BARE = /^(flex|flexGrow|flexShrink|fontWeight|lineHeight|opacity|order|zIndex)$/;

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

function cssValue(name: string, value: string | number): string {
  return typeof value === 'number' && value !== 0 && !BARE.test(name) ? `${value}px` : String(value);
}

function wrapped(around: readonly string[], css: string): string {
  return around.reduceRight((inside, at) => `${at}{${inside}}`, css);
}

/** A style as plain CSS under `selector`; `name` makes the names of its animations. */
export function cssOf(selector: string, style: Style, name: string, around: readonly string[] = []): string {
  let own = '';
  let rest = '';
  for (const [key, value] of Object.entries(style)) {
    if (typeof value !== 'object') {
      own += `${kebab(key)}:${cssValue(key, value)};`;
    } else if (key === 'animationName') {
      const steps = Object.entries(value).map(([step, at]) => cssOf(step, at as Style, name));
      rest += `@keyframes ${name}{${steps.join('')}}`;
      own += `animation-name:${name};`;
    } else if (key.startsWith('@')) {
      rest += cssOf(selector, value, name, [...around, key]);
    } else {
      const nested = key.includes('&') ? key.replaceAll('&', selector) : selector + key;
      rest += cssOf(nested, value, name, around);
    }
  }
  return (own && wrapped(around, `${selector}{${own.slice(0, -1)}}`)) + rest;
}
