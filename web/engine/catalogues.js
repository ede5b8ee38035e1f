// The words of the screens: a file a language, fetched once for all widgets that share these files.

/** @typedef {import("./engine.js").File} File */

const kept = new Map(); // by address: promise of the words

async function fetchWords({url, integrity}) {
    const answer = await fetch(url, {credentials: "omit", ...(integrity && {integrity})});
    if (!answer.ok) throw new TypeError(`${answer.status} ${url}`);
    return answer.text();
}

/**
 * @param {Record<string, File>} files by language
 * @param {string} language
 * @returns {Promise<string>} rejects when there is no such file or it can't be had; the next call then tries again
 */
export function catalogue(files, language) {
    const file = files?.[language];
    if (!file) return Promise.reject(new TypeError(`no words for ${language}`));
    if (!kept.has(file.url)) kept.set(file.url, fetchWords(file).catch((error) => {
        kept.delete(file.url);
        throw error;
    }));
    return kept.get(file.url);
}
