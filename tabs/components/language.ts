let spoken = 'en-GB';

export const language = () => spoken;

/** The texts are English, so dates are too; which English (and with it 14:00 or 2:00 pm) is the person's own. */
export function speak(locale: string): void {
  try {
    if (new Intl.Locale(locale).language === 'en') spoken = locale;
  } catch {
    // A host that names no locale leaves the usual one.
  }
}
