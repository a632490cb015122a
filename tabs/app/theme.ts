import {
  type Theme as FluentTheme,
  teamsDarkTheme,
  teamsHighContrastTheme,
  teamsLightTheme,
} from '@fluentui/react-components';
import { useSyncExternalStore } from 'react';
import type { Theme } from '../host/host.ts';

const forced = matchMedia('(forced-colors: active)');

function useForcedColours(): boolean {
  return useSyncExternalStore(
    (listener) => {
      forced.addEventListener('change', listener);
      return () => forced.removeEventListener('change', listener);
    },
    () => forced.matches,
  );
}

const THEMES: Record<Theme, FluentTheme> = {
  light: teamsLightTheme,
  dark: teamsDarkTheme,
  contrast: teamsHighContrastTheme,
};

/** The host's theme, or the contrast theme where the system forces its own colours. */
export function useTheme(theme: Theme): { fluent: FluentTheme; name: Theme } {
  const name = useForcedColours() ? 'contrast' : theme;
  return { fluent: THEMES[name], name };
}
