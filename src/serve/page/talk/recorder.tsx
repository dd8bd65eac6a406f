import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { IconButton } from '../parts/icon.tsx';
import { notify } from '../state/store.ts';
import { texts } from '../texts/language.ts';

const longestMs = 120_000;

/** Records a voice message with the microphone of this machine, two minutes at most. */
export function VoiceRecorder({ onRecorded }: { readonly onRecorded: (file: File) => void }): JSX.Element {
  const t = texts();
  const recording = useRef<MediaRecorder | undefined>(undefined);
  const [isOn, setOn] = useState(false);
  const stop = (): void => recording.current?.stop();
  useEffect(() => stop, []);
  const start = async (): Promise<void> => {
    try {
      recording.current = await record((file) => {
        recording.current = undefined;
        setOn(false);
        onRecorded(file);
      });
      setOn(true);
    } catch {
      notify('bad', t.noMicrophone);
    }
  };
  return (
    <IconButton
      icon="record"
      label={isOn ? t.stopRecording : t.record}
      pressed={isOn}
      onClick={() => (isOn ? stop() : void start())}
    />
  );
}

async function record(onDone: (file: File) => void): Promise<MediaRecorder> {
  const microphone = await navigator.mediaDevices.getUserMedia({ audio: true });
  const recorder = new MediaRecorder(microphone);
  const parts: Blob[] = [];
  recorder.ondataavailable = ({ data }) => parts.push(data);
  recorder.onstop = () => {
    for (const track of microphone.getTracks()) track.stop();
    const type = recorder.mimeType.split(';')[0] ?? 'audio/webm';
    onDone(new File(parts, `voice.${type.split('/')[1] ?? 'webm'}`, { type }));
  };
  recorder.start();
  setTimeout(() => recorder.state === 'recording' && recorder.stop(), longestMs);
  return recorder;
}
