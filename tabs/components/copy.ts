/** A text as it is pasted: where formatting is kept, and where it is not. */
interface Copied {
  readonly text: string;
  readonly html?: string;
}

/** Copies to the clipboard, called from a click; throws where the browser lets a page do neither of the two ways. */
export async function copy({ text, html }: Copied): Promise<void> {
  try {
    await navigator.clipboard.write([
      new ClipboardItem({
        'text/plain': new Blob([text], { type: 'text/plain' }),
        ...(html !== undefined && { 'text/html': new Blob([html], { type: 'text/html' }) }),
      }),
    ]);
  } catch (error) {
    // Hosts do not hand the clipboard on to every frame. Copying what is selected needs no permission.
    if (!copyBySelection({ text, ...(html !== undefined && { html }) })) throw error;
  }
}

function copyBySelection({ text, html }: Copied): boolean {
  let done = false;
  const put = (event: ClipboardEvent) => {
    event.preventDefault();
    event.clipboardData?.setData('text/plain', text);
    if (html !== undefined) event.clipboardData?.setData('text/html', html);
    done = true;
  };
  document.addEventListener('copy', put, { once: true });
  try {
    return document.execCommand('copy') && done;
  } finally {
    document.removeEventListener('copy', put);
  }
}
