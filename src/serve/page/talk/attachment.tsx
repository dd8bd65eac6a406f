import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { formatBytes } from '../../../env/format.ts';
import { sendRequest } from '../api/client.ts';
import type { Message, UploadedFile } from '../api/model.ts';
import { tabToken } from '../api/token.ts';
import { ForeignText } from '../parts/foreign-text.tsx';
import { download } from '../state/downloads.ts';
import { texts } from '../texts/language.ts';

interface Props {
  readonly file: UploadedFile;
  readonly form: Message['form'];
  /** Called when the voice begins to play. */
  readonly onPlay: () => void;
}

/** What a message carries: a picture, a voice, or a file to be saved. */
export function AttachmentView({ file, form, onPlay }: Props): JSX.Element {
  const t = texts();
  const path = file.url.replace(/^\/iqmock\/v1/, '');
  return (
    <figure class="attachment">
      {form === 'image' && <Picture file={file} />}
      {form === 'voice' && <Voice file={file} onPlay={onPlay} />}
      <figcaption>
        <button type="button" class="link" onClick={() => void download(path, file.name)}>
          <ForeignText text={file.name} atMost={100} />
        </button>
        <span class="soft small"> {formatBytes(file.size)}</span>
        <span class="visually-hidden">
          {' '}
          {form === 'image' ? t.image : form === 'voice' ? t.voice : t.file}
        </span>
      </figcaption>
    </figure>
  );
}

function Picture({ file }: { readonly file: UploadedFile }): JSX.Element | null {
  const source = useSource(file.url);
  return source === undefined ? null : <img src={source} alt={file.name.slice(0, 200)} loading="lazy" />;
}

function Voice({ file, onPlay }: Pick<Props, 'file' | 'onPlay'>): JSX.Element | null {
  const source = useSource(file.url);
  return source === undefined ? null : (
    <audio src={source} controls preload="none" aria-label={texts().voice} onPlay={onPlay} />
  );
}

/** An address that an element can load: where a token is needed, the bytes are fetched with it. */
function useSource(url: string): string | undefined {
  const needsToken = tabToken() !== '';
  const [source, setSource] = useState(needsToken ? undefined : url);
  useEffect(() => {
    if (!needsToken) return;
    let made = '';
    sendRequest(url).then(
      async (response) => setSource((made = URL.createObjectURL(await response.blob()))),
      () => undefined,
    );
    return () => URL.revokeObjectURL(made);
  }, [url]);
  return source;
}
