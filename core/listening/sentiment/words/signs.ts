/** Pictures and emoticons that mean the same in every language. */
export const goodSigns =
  '😀 😃 😄 😁 😆 😅 😂 🤣 😊 😇 🙂 😉 😌 😍 🥰 😘 😗 😙 😚 😋 😛 😜 🤪 😎 🤩 🥳 🤗 👍 👏 🙌 🙏 💪 ❤ 🧡 💛 💚 💙 💜 💖 💗 💓 💕 💞 💝 💯 🎉 🎊 ✨ 🌟 ⭐ 🔥 🌹 💐 🏆 ✅ 👌 🤝 😹 😻 💃 🕺 🥂'.split(
    ' ',
  );
export const badSigns =
  '😞 😔 😟 😕 🙁 ☹ 😣 😖 😫 😩 🥺 😢 😭 😤 😠 😡 🤬 😱 😨 😰 😥 😓 😒 🙄 😑 😐 🤮 🤢 🤧 😷 🤒 👎 💔 🖕 😾 😿 💀 ☠ ❌ ⚠ 😬 🤦 🥵 😳 😵'.split(
    ' ',
  );
export const goodEmoticons = [':)', ':-)', ':d', ':-d', ';)', ';-)', '=)', '=d', ':p', '<3', ':*', ':-*'];
export const badEmoticons = [':(', ':-(', ':/', ':-/', '=(', ':|', ":'("];
