import {
  type Theme,
  teamsDarkTheme,
  teamsHighContrastTheme,
  teamsLightTheme,
} from '@fluentui/react-components';
import type { Theme as Name } from '../host/context.ts';

const THEMES = { light: teamsLightTheme, dark: teamsDarkTheme, contrast: teamsHighContrastTheme };

/** Fluent's theme of that name. The build writes the themes down, see build/themes-ahead.ts. */
export function fluentTheme(name: Name): Theme {
  return THEMES[name];
}
