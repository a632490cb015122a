import { theHost } from '../host/host.ts';
import { toast } from './toasts.tsx';

/** What has an answer of its own to a tap. */
const TAPPED = 'a, button, input, label, select, summary, textarea, [role=button], [role=option]';

/** Less than this is no keyboard: a bar of the browser, or rounding. */
const KEYBOARD_MIN_PX = 100;

/** Into the middle of what is seen, so that what it suggests or complains about is seen too. */
function bringUp(field: Element | null, seen: number): void {
  const tall = (field?.getBoundingClientRect().height ?? 0) > seen;
  field?.scrollIntoView({ block: tall ? 'start' : 'center' });
}

/**
 * Some keyboards cover the page without making it smaller. What is left then stands in `--seen-height` and `--seen-top`.
 * Whatever the keyboard does, the field that is typed into is brought there.
 */
function followKeyboard(viewport: VisualViewport): void {
  const { style } = document.documentElement;
  let before = viewport.height;
  const tell = () => {
    // Undoes a zoom with two fingers, which shows less of the page too.
    const height = viewport.height * viewport.scale;
    if (innerHeight - height > KEYBOARD_MIN_PX) {
      style.setProperty('--seen-height', `${Math.floor(viewport.height)}px`);
      style.setProperty('--seen-top', `${Math.round(viewport.offsetTop)}px`);
    } else {
      style.removeProperty('--seen-height');
      style.removeProperty('--seen-top');
    }
    if (before - height > KEYBOARD_MIN_PX) bringUp(document.activeElement, height);
    before = height;
  };
  viewport.addEventListener('resize', tell);
  viewport.addEventListener('scroll', tell);
}

/** Links that a computer opens in a window of their own are opened by the host, outside of the app. */
function openOutside(event: MouseEvent): void {
  const link = (event.target as Element).closest<HTMLAnchorElement>('a[target=_blank]');
  if (!link || event.defaultPrevented) return;
  event.preventDefault();
  void theHost().openLink(link.href);
}

/** What a mouse is told by resting on a thing, such as the exact moment, a finger is told by a tap. */
function tellTitle({ target }: MouseEvent): void {
  const element = target as Element;
  const told = element.closest<HTMLElement>('[title]');
  if (told?.title && !element.closest(TAPPED)) toast(told.title, { about: 'title' });
}

/** What is done otherwise where the host runs on a phone; styles follow `data-phone`. */
export function adaptToPhone(device: 'ios' | 'android'): void {
  document.documentElement.dataset.phone = device;
  if (visualViewport) followKeyboard(visualViewport);
  document.addEventListener('click', openOutside);
  document.addEventListener('click', tellTitle);
}
