import { png } from './png.ts';
import { head, logo, pdf, photo, type Sample } from './sample.ts';
import { file, together, words, writeMail, type Part } from './write-mail.ts';

const screenshot = png(420, 160, [210, 120, 60]);

function inline(name: string, bytes: Buffer, id?: string): Part {
  const more = [
    'Content-Disposition: inline; filename="' + name + '"',
    ...(id === undefined ? [] : [`Content-ID: <${id}>`]),
  ];
  return file(name, 'image/png', { bytes, more });
}

const layout = `<html><body><p>Dear desk,</p><p>the <b>lamp</b> came <span style="color:#b00">broken</span>:</p>
<p><img src="cid:shot@x" alt="The broken lamp"></p><p>Could you send another?</p>
<table border="1" cellpadding="6"><tr><td>Order</td><td>4711</td></tr></table>
<p><img src="cid:logo@x" width="120"></p></body></html>`;

const newsletter = `<html><body><h2>Your parcel is on its way</h2>
<p><img src="https://pictures.shop.example/parcel.png" width="300" height="120" alt="Parcel"></p>
<p>It comes on Tuesday. <a href="https://shop.example/track">Follow it</a></p>
<img src="https://track.shop.example/open.gif" width="1" height="1"></body></html>`;

/** Pictures in, between and instead of words. */
export function pictured(): Sample[] {
  return [
    {
      name: 'pictures in their places',
      raw: writeMail(
        head('Broken lamp'),
        together('mixed', [
          together('related', [
            together('alternative', [
              words('Dear desk,\nthe lamp came broken.'),
              words(layout, 'text/html; charset=utf-8'),
            ]),
            inline('lamp.png', screenshot, 'shot@x'),
            inline('logo.png', logo, 'logo@x'),
          ]),
          file('receipt.pdf', 'application/pdf', { bytes: pdf }),
        ]),
      ),
      files: 3,
      says: 'the lamp came broken.',
    },
    {
      name: 'words, picture, words',
      raw: writeMail(
        head('From my phone'),
        together('mixed', [
          words('This is how it looked:'),
          inline('IMG_1.png', photo),
          words('and this is now:'),
          inline('IMG_2.png', screenshot),
          words('Sent from my phone'),
        ]),
      ),
      files: 2,
      says: 'This is how it looked:\nand this is now:\nSent from my phone',
    },
    {
      name: 'pictures from the web',
      raw: writeMail(head('Your parcel', 'Shop <news@parcels.example>'), words(newsletter, 'text/html; charset=utf-8')),
      files: 0,
      says: 'It comes on Tuesday.',
    },
    {
      name: 'a picture written into the layout',
      raw: writeMail(
        head('Pasted'),
        words(`<p>Look:</p><img src="data:image/png;base64,${photo.toString('base64')}"><p>Right?</p>`, 'text/html'),
      ),
      files: 1,
      says: 'Look:',
    },
    {
      name: 'a placeholder instead of the picture',
      raw: writeMail(
        head('Apple'),
        together('related', [
          words('<p>Two files</p><attachment src="cid:a1@x"></attachment><attachment id="2">', 'text/html'),
          file('one.pdf', 'application/pdf', {
            bytes: pdf,
            more: ['Content-ID: <a1@x>', 'Content-Disposition: inline; filename="one.pdf"'],
          }),
          file('two.png', 'image/png', {
            bytes: photo,
            more: ['Content-ID: <a2@x>', 'Content-Disposition: inline; filename="two.png"'],
          }),
        ]),
      ),
      files: 2,
      says: 'Two files',
    },
  ];
}
