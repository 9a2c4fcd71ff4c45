import { mediaTypeOf } from '#core/channels/media-type.ts';
import { pictureTypeOf } from './picture-bytes.ts';

interface Form {
  /** How its bytes begin. */
  begins: RegExp;
  type: string;
  /** A vessel for several types: that of the sender stands where it is one of these. */
  also?: RegExp;
}

/** Bytes as letters, one each. In order: the first that fits decides. */
const forms: readonly Form[] = [
  { begins: /^....ftyp(heic|heix|hevc|heim|heis|mif1|msf1)/s, type: 'image/heic', also: /^image\/hei[cf]$/ },
  { begins: /^....ftypavif/s, type: 'image/avif' },
  { begins: /^....ftypM4[AB] /s, type: 'audio/mp4', also: /^audio\// },
  { begins: /^....ftyp/s, type: 'video/mp4', also: /^(audio|video)\// },
  { begins: /^[^ -~]E\xdf\xa3/, type: 'video/webm', also: /^(audio|video)\// },
  { begins: /^OggS/, type: 'audio/ogg', also: /^(audio|video|application)\/ogg$/ },
  { begins: /^RIFF....WAVE/s, type: 'audio/wav', also: /^audio\// },
  { begins: /^RIFF....AVI /s, type: 'video/x-msvideo' },
  { begins: /^fLaC/, type: 'audio/flac', also: /^audio\// },
  { begins: /^FORM....AIF/s, type: 'audio/aiff', also: /^audio\// },
  { begins: /^caff/, type: 'audio/x-caf' },
  { begins: /^#!AMR/, type: 'audio/amr' },
  { begins: /^ID3|^\xff[\xe2-\xe7\xf2-\xff]/, type: 'audio/mpeg', also: /^audio\// },
  { begins: /^\xff[\xf0\xf1]/, type: 'audio/aac', also: /^audio\// },
  { begins: /^II\*\0|^MM\0\*/, type: 'image/tiff' },
  { begins: /^BM....\0\0\0\0/s, type: 'image/bmp' },
  { begins: /^%PDF-/, type: 'application/pdf' },
  { begins: /^PK[^ -~]{2}/, type: 'application/zip', also: /^application\// },
  { begins: /^\s*(<\?xml[^>]*>\s*)?(<!--[^>]*>\s*)?(<!DOCTYPE svg[^>]*>\s*)?<svg[\s>]/i, type: 'image/svg+xml' },
];

/** Types that no file is of without bytes that say so. */
const toldByBytes = /^(image|audio|video)\/|^application\/(pdf|zip)$/;

/** What a file is by its bytes, whatever its name or sender says; the sender's word counts where the bytes say nothing against it. */
export function fileTypeOf(bytes: Buffer, said: string | undefined): string {
  const picture = pictureTypeOf(bytes);
  if (picture !== undefined) return picture;
  const claimed = mediaTypeOf(said);
  const head = bytes.toString('latin1', 0, 512);
  const form = forms.find(({ begins }) => begins.test(head));
  if (form === undefined) return toldByBytes.test(claimed) ? 'application/octet-stream' : claimed;
  return form.also?.test(claimed) === true ? claimed : form.type;
}
