import { S3Client, HeadObjectCommand, GetObjectCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { randomBytes } from "node:crypto";

const endpoint = process.env.AWS_ENDPOINT_URL_S3;
const s3 = new S3Client({ endpoint, forcePathStyle: Boolean(endpoint) });
const Bucket = process.env.MEDIA_BUCKET;

const answer = (statusCode, body) => ({
  statusCode,
  multiValueHeaders: { "Content-Type": ["application/json"], "X-Content-Type-Options": ["nosniff"] },
  isBase64Encoded: true,
  body: Buffer.from(JSON.stringify(body)).toString("base64"),
});

async function playback(id) {
  const Key = `media/${id}/original`;
  const head = await s3.send(new HeadObjectCommand({ Bucket, Key, ChecksumMode: "ENABLED" }));
  const url = await getSignedUrl(
    s3,
    new GetObjectCommand({
      Bucket,
      Key,
      ResponseContentType: head.ContentType,
      ResponseContentDisposition: head.ContentDisposition,
    }),
    { expiresIn: 3600 },
  );
  return answer(200, { url, contentType: head.ContentType, size: head.ContentLength });
}

async function upload(event) {
  const id = randomBytes(13).toString("hex");
  const Key = `media/${id}/original`;
  const Body = Buffer.from(event.body, event.isBase64Encoded ? "base64" : "utf8");
  const ContentType = Body.toString("latin1", 0, 3) === "ID3" ? "audio/mpeg" : "application/octet-stream";
  await s3.send(
    new PutObjectCommand({ Bucket, Key, Body, ContentType, IfNoneMatch: "*", ChecksumAlgorithm: "CRC32" }),
  );
  return answer(201, { id, contentType: ContentType, size: Body.length });
}

export const handler = (event) =>
  event.httpMethod === "POST" ? upload(event) : playback(event.pathParameters.mediaId);
