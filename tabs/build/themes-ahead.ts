import { teamsDarkTheme, teamsHighContrastTheme, teamsLightTheme } from '@fluentui/react-components';
import type { Plugin } from 'vite';

const THEMES = { light: teamsLightTheme, dark: teamsDarkTheme, contrast: teamsHighContrastTheme };

/**
 * Puts the finished themes in the place of app/themes.ts. Fluent reckons out all of its palettes and themes while it
 * loads, of which a page needs one.
 */
export function themesAhead(): Plugin {
  const named = Object.entries(THEMES).map(
    ([name, theme]) => `${name}: () => JSON.parse(${JSON.stringify(JSON.stringify(theme))})`,
  );
  return {
    name: 'guildhall-themes-ahead',
    apply: 'build',
    load: {
      filter: { id: /\/tabs\/app\/themes\.ts$/ },
      handler: () => `
        const read = { ${named.join(', ')} };
        const known = {};
        export const fluentTheme = (name) => (known[name] ??= read[name]());
      `,
    },
  };
}
