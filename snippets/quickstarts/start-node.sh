npm pkg set scripts.start="node --env-file=.env --import tsx server.ts"
npm start
