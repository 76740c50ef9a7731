import { exportJWK, generateKeyPair } from "jose";

const { privateKey, publicKey } = await generateKeyPair("ES256", {
  extractable: true,
});
console.log(`APP_PRIVATE_KEY='${JSON.stringify(await exportJWK(privateKey))}'`);
console.log(`APP_PUBLIC_KEY='${JSON.stringify(await exportJWK(publicKey))}'`);
