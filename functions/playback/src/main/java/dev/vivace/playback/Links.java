package dev.vivace.playback;

import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.HttpResponse;
import dev.vivace.media.MediaId;
import dev.vivace.media.http.MediaAnswers;
import dev.vivace.media.http.MediaLinks;
import dev.vivace.media.json.LinkJson;
import dev.vivace.media.json.LinksJson;
import dev.vivace.media.links.ItemLinks;
import dev.vivace.media.links.NewItemLink;
import jakarta.inject.Singleton;

/** Makes, lists and revokes links that last. */
@Singleton
final class Links {
  private final ItemLinks links;
  private final MediaLinks addresses;
  private final MediaAnswers answers;

  Links(ItemLinks links, MediaLinks addresses, MediaAnswers answers) {
    this.links = links;
    this.addresses = addresses;
    this.answers = answers;
  }

  /** 201 with the link; only this answer tells where it leads. */
  HttpResponse create(HttpRequest request) {
    MediaId item = MediaLinks.mediaId(request);
    NewLink wish = NewLink.read(request.body());
    NewItemLink made = links.create(item, wish.title(), wish.validFor());
    return answers.json(
        201,
        LinkJson.of(
            made.link(),
            new LinkJson.Addresses(
                addresses.content(request, item, made.token()),
                addresses.embed(request, item, made.token()))));
  }

  /** All links of an item, newest first. */
  HttpResponse list(HttpRequest request) {
    return answers.json(
        200,
        new LinksJson(links.list(MediaLinks.mediaId(request)).stream().map(LinkJson::of).toList()));
  }

  /** 204, whether the link was there or not. */
  HttpResponse revoke(HttpRequest request) {
    links.revoke(MediaLinks.mediaId(request), MediaLinks.linkId(request));
    return HttpResponse.empty(204);
  }
}
