import type { Device } from '../place.ts';
import { keyboard } from './keyboard.ts';

type FrameWindow = Window & typeof globalThis;

/** Media features of a finger, as queries whose answer is known. */
const ALWAYS = '(min-width: 0px)';
const NEVER = '(max-width: 0px)';
const asked: readonly (readonly [RegExp, string])[] = [
  [/\((?:any-)?hover:\s*hover\)|\((?:any-)?hover\)/g, NEVER],
  [/\((?:any-)?hover:\s*none\)/g, ALWAYS],
  [/\((?:any-)?pointer:\s*fine\)/g, NEVER],
  [/\((?:any-)?pointer:\s*coarse\)/g, ALWAYS],
];

/** Fields that a phone brings up its keyboard for. */
const typed = [
  'input:not([type]), input:is([type=text], [type=search], [type=email], [type=url], [type=tel], [type=number], [type=password])',
  'textarea',
  '[contenteditable]:not([contenteditable=false])',
].join(', ');

/** Safari zooms to a field whose letters are smaller than this. */
const READABLE_PX = 16;

/**
 * Makes a frame's window that of Teams on a phone: a finger instead of a mouse, no windows, no printer, and a keyboard
 * that comes up with every field.
 */
export function applyPhone(win: FrameWindow, device: Exclude<Device, 'desktop'>): void {
  const matchReally = win.matchMedia.bind(win);
  win.matchMedia = (query) =>
    matchReally(asked.reduce((text, [feature, known]) => text.replace(feature, known), query));
  win.open = () => null;
  win.print = () => undefined;
  Object.defineProperty(win.navigator, 'maxTouchPoints', { configurable: true, get: () => 5 });
  // On the window, which outlives the empty document that it begins with.
  win.addEventListener('click', (event) => {
    const link = (event.target as Element | null)?.closest?.('a[target=_blank]');
    if (link) event.preventDefault();
  });

  win.addEventListener('focusin', ({ target }) => {
    const field = target as HTMLElement;
    const shown = field.matches(typed) && !(field as HTMLInputElement).readOnly;
    if (!shown) return keyboard.hide();
    const letters = Number.parseFloat(win.getComputedStyle(field).fontSize);
    keyboard.show({
      hide: () => field.blur(),
      zoom: device === 'ios' && letters < READABLE_PX ? READABLE_PX / letters : 1,
    });
    // After the frame has become smaller, or its lower part is covered.
    win.setTimeout(() => bringUp(win, field), 50);
  });
  win.addEventListener('focusout', ({ relatedTarget }) => {
    if (!relatedTarget) keyboard.hide();
  });
  win.addEventListener('pagehide', () => keyboard.hide());
  if (device === 'ios') applyVisualViewport(win);
}

/** Scrolls a field into sight within the page, and the page above the keyboard. */
function bringUp(win: FrameWindow, field: HTMLElement): void {
  const box = win.frameElement?.parentElement;
  if (!box || !field.isConnected) return;
  field.scrollIntoView({ block: 'nearest' });
  const { bottom } = field.getBoundingClientRect();
  if (bottom > box.scrollTop + box.clientHeight) box.scrollTop = bottom - box.clientHeight;
}

/**
 * On iOS the keyboard covers the page without resizing it: only the visual viewport shrinks. Here that is what the
 * box around the frame shows of it, and how far it is scrolled.
 */
function applyVisualViewport(win: FrameWindow): void {
  const { visualViewport: viewport, frameElement: frame } = win;
  const box = frame?.parentElement;
  if (!viewport || !box) return;
  const own = {
    height: () => Math.min(box.clientHeight, win.innerHeight),
    offsetTop: () => box.scrollTop,
    pageTop: () => box.scrollTop + win.scrollY,
  };
  for (const [name, get] of Object.entries(own)) Object.defineProperty(viewport, name, { get });
  // An event of this page: that of the frame has no constructor any more once the frame is gone.
  const tell = (type: string) => () => viewport.dispatchEvent(new Event(type));
  new ResizeObserver(tell('resize')).observe(box);
  box.addEventListener('scroll', tell('scroll'));
}
