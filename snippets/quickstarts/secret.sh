openssl rand -base64 33
