import {
  type Theme as FluentTheme,
  teamsDarkTheme,
  teamsHighContrastTheme,
  teamsLightTheme,
} from '@fluentui/react-components';
import type { Theme } from '../host/host.ts';
import { useMedia } from './use-media.ts';

const THEMES = { light: teamsLightTheme, dark: teamsDarkTheme, contrast: teamsHighContrastTheme };

const forced = matchMedia('(forced-colors: active)');
const printed = matchMedia('print');

/** The host's theme, or the contrast theme where the system forces its own colours; paper is always light. */
export function useTheme(theme: Theme): { fluent: FluentTheme; name: Theme } {
  const screen = useMedia(forced) ? 'contrast' : theme;
  const name = useMedia(printed) ? 'light' : screen;
  return { fluent: THEMES[name], name };
}
