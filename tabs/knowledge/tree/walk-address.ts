/** The page that walks a tree, with the answers given so far: it can be sent to others, and the browser goes back. */
export function walkAddress(communityId: string, artifactId: string, path: readonly string[]): string {
  const query = new URLSearchParams(path.map((answer) => ['answer', answer])).toString();
  return `/communities/${communityId}/knowledge/${artifactId}/walk${query && `?${query}`}`;
}

export const answersIn = (search: string): string[] => new URLSearchParams(search).getAll('answer');
