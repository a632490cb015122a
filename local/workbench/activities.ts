import type { Activity } from '../microsoft365/state.ts';

/** An entry of somebody's activity feed, as Teams shows it. */
export interface ShownActivity {
  id: string;
  at: string;
  /** The template of its type with its parameters. */
  text: string;
  preview: string;
  /** The place that it is about. */
  topic: string;
  /** A deep link; absent where the place is one of Graph's. */
  url?: string;
}

interface Office {
  activities(personId: string): readonly Activity[];
  readonly settings: { readonly teamsApp: { readonly activityTypes?: ReadonlyMap<string, string> } };
}

/** What Teams shows of somebody's feed, the newest first. */
export function activitiesOf(office: Office, personId: string): ShownActivity[] {
  const templates = office.settings.teamsApp.activityTypes;
  return office
    .activities(personId)
    .map(({ id, at, activityType, templateParameters, previewText = '', topic }) => {
      const template = templates?.get(activityType) ?? templateParameters.systemDefaultText ?? activityType;
      const text = template.replace(/\{(\w+)\}/g, (whole, name: string) => templateParameters[name] ?? whole);
      return {
        id,
        at,
        text,
        preview: previewText,
        topic: topic.value,
        ...(topic.webUrl && { url: topic.webUrl }),
      };
    })
    .reverse();
}
