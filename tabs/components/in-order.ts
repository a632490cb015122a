/** The views that areas offer, by kind, in the order in which they are shown. */
export function inOrder<View extends { readonly order: number }>(
  areas: readonly Readonly<Record<string, View>>[],
): ReadonlyMap<string, View> {
  return new Map(areas.flatMap(Object.entries<View>).sort(([, a], [, b]) => a.order - b.order));
}
