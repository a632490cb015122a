import type { Plugin } from 'vite';

/** What teams-js does while it loads and nobody needs, see docs/decisions/0011. */
const ASIDES = [
  {
    file: '/public/app/app.js',
    // A line of its debug log tells the local time: for that alone the browser would load the calendar of a language.
    from: '(new Date).toLocaleString()',
    to: '""',
  },
  {
    file: '/internal/validOrigins.js',
    // The list of hosts is asked for when an origin is not in the one that teams-js brings along, not in advance.
    from: '}g();export{',
    to: '}export{',
  },
];

/** Takes them out; a version of teams-js that has them elsewhere, or words them otherwise, fails the build. */
export function teamsAhead(): Plugin {
  const left = new Set(ASIDES);
  return {
    name: 'guildhall-teams-ahead',
    apply: 'build',
    transform: {
      filter: { id: /teams-js\/.*\/(public\/app\/app|internal\/validOrigins)\.js$/ },
      handler: (code, id) => {
        const aside = ASIDES.find(({ file }) => id.endsWith(file));
        if (!aside || code.split(aside.from).length !== 2) throw new Error(`teams-js has changed: ${id}`);
        left.delete(aside);
        return { code: code.replace(aside.from, aside.to), map: null };
      },
    },
    buildEnd: (error) => {
      if (error) return;
      for (const { file } of left) throw new Error(`teams-js has changed: there is no ${file}`);
    },
  };
}
