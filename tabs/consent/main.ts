import { endPopup } from '../host/popup.ts';
import { ask, comeBack, isOurs } from './ask.ts';
import { CONSENT } from './texts.ts';

function say(text: string): void {
  const main = document.querySelector('main');
  if (main) main.textContent = text;
}

async function end(given: URLSearchParams): Promise<void> {
  if (!isOurs(given)) {
    say(CONSENT.notOurs);
    return;
  }
  say(CONSENT.closing);
  await endPopup(given.get('error_description') ?? given.get('error'));
}

async function begin(): Promise<void> {
  if (!(await ask(new URLSearchParams(location.search), '/consent.html'))) say(CONSENT.notOurs);
}

const back = comeBack();
(back ? end(back) : begin()).catch(() => say(CONSENT.stuck));
