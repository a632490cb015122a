/** How soon people are told of something: at once, in one notice a day with all else, or never. */
export const NOTICE_TIMINGS = ['at-once', 'daily', 'never'] as const;
export type NoticeTiming = (typeof NOTICE_TIMINGS)[number];

/**
 * A kind of notice in the activity feed of Teams. The app's manifest declares each under its name in the area, so that
 * people can switch it off in Teams as well.
 */
export interface NoticeType<Template extends string = string> {
  /** What settings call it. At most 128 characters, as the template. */
  readonly about: string;
  /** What the feed says. Each name in braces is a parameter. */
  readonly template: Template;
  /** How soon those are told who have not chosen. */
  readonly usually: Exclude<NoticeTiming, 'never'>;
}

export const noticeType = <const Template extends string>(type: NoticeType<Template>) => type;

/** The parameters of a template: `{topic}` asks for a text called topic. */
export type ParametersOf<Template extends string> = Template extends `${string}{${infer Name}}${infer Rest}`
  ? { readonly [Parameter in Name]: string } & ParametersOf<Rest>
  : unknown;

/** What a template says with these parameters. */
export function filledIn(template: string, parameters: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => parameters[name] ?? whole);
}
